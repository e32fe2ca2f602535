// The SQL editor's hidden field, named for those who hear the page.
addEventListener("load", () => {
    for (const field of document.querySelectorAll(".CodeMirror textarea")) field.setAttribute("aria-label", "SQL");
});

// The panel beside the editor: its links write into the editor; where no editor is, they are links.
addEventListener("load", () => {
    const editor = () => document.querySelector(".CodeMirror")?.CodeMirror;
    const hint = document.querySelector("#insert-hint");
    if (hint && editor()) hint.hidden = false;
    document.querySelector(".editor-panel")?.addEventListener("click", event => {
        const link = event.target.closest("a[data-insert], a[data-replace]");
        if (!link || !editor() || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        if (link.dataset.replace) editor().setValue(link.dataset.replace);
        else editor().replaceSelection(link.dataset.insert + " ");
        editor().focus();
    });
});
