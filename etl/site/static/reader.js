// The reader's side: cards for marks, an outline that follows the scroll, copying. Every link works without this file.
(() => {
    "use strict";
    const text = document.getElementById("text");
    const card = document.getElementById("card");
    const base = location.pathname.replace(/\/-\/document\/.*$/, "");
    let opener = null;

    function say(html) {
        card.innerHTML = html; // made and escaped by the server, or built below from text nodes
        const close = document.createElement("button");
        close.type = "button";
        close.className = "close";
        close.setAttribute("aria-label", "关闭 Close");
        close.textContent = "×";
        close.addEventListener("click", hide);
        card.prepend(close);
        card.hidden = false;
        card.focus({ preventScroll: true });
    }

    function hide() {
        card.hidden = true;
        if (opener) opener.focus({ preventScroll: true });
    }

    async function show(mark) {
        const address = name => `${base}/-/card/${text.dataset.document}-${name}`;
        const answer = await fetch(address(mark.dataset.m));
        if (!answer.ok) { location.href = mark.closest("a").href; return; }
        say(await answer.text());
        const others = [...around(mark)];
        if (others.length) {
            const line = document.createElement("p");
            line.className = "others";
            line.append("此处还有 ");
            for (const other of others) {
                const button = document.createElement("button");
                button.type = "button";
                button.textContent = `${other.dataset.k} ${other.textContent}`;
                button.addEventListener("click", () => show(other));
                line.append(button, " ");
            }
            card.append(line);
        }
    }

    function around(mark) {
        const outer = mark.closest("a.m") || mark;
        return [outer, ...outer.querySelectorAll(".m")].filter(other => other !== mark);
    }

    function showSentence(link) {
        const id = `${text.dataset.document}-s${link.dataset.no}`;
        say('<h2>句 <span lang="en">sentence</span></h2>');
        const list = document.createElement("ul");
        const items = [
            [`第 ${link.dataset.no} 句${link.dataset.role ? " · " + link.dataset.role : ""}`, ""],
            ["固定链接 permalink", link.href],
            ["这一行 row", `${base}/gongwen/sentences?sentence_id__exact=${id}`],
        ];
        for (const [label, href] of items) {
            const item = document.createElement("li");
            const part = document.createElement(href ? "a" : "span");
            part.textContent = label;
            if (href) part.href = href;
            item.append(part);
            list.append(item);
        }
        card.append(list);
    }

    text.addEventListener("click", event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
        const no = event.target.closest("a.no");
        const mark = event.target.closest(".m");
        if (no) { opener = no; showSentence(no); return; }
        if (!mark || getSelection().toString()) return;
        event.preventDefault();
        opener = mark.closest("a.m") || mark;
        show(mark);
    });
    addEventListener("keydown", event => { if (event.key === "Escape" && !card.hidden) hide(); });

    const outline = document.querySelector(".outline");
    if (outline) {
        if (matchMedia("(max-width: 900px)").matches) outline.open = false;
        const links = new Map([...outline.querySelectorAll("a")].map(a => [document.getElementById(a.hash.slice(1)), a]));
        links.delete(null);
        const places = [...links.keys()];
        let waiting = false;
        const follow = () => {
            waiting = false;
            let current = null;
            for (const place of places) {
                if (place.getBoundingClientRect().top > innerHeight * 0.35) break;
                current = place;
            }
            for (const [place, a] of links) {
                if (place === current) {
                    if (!a.hasAttribute("aria-current")) {
                        a.setAttribute("aria-current", "location");
                        const nav = a.closest("nav");
                        nav.scrollTop = a.offsetTop - nav.clientHeight / 2;
                    }
                } else a.removeAttribute("aria-current");
            }
        };
        addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(follow); } }, { passive: true });
        follow();
    }

    for (const box of document.querySelectorAll(".legend input")) {
        const kept = localStorage.getItem(box.id);
        if (kept !== null) box.checked = kept === "1";
        box.addEventListener("change", () => localStorage.setItem(box.id, box.checked ? "1" : "0"));
    }
    for (const button of document.querySelectorAll("button.copy")) {
        button.hidden = false;
        button.addEventListener("click", async () => {
            const from = document.getElementById(button.dataset.copy);
            try {
                await navigator.clipboard.writeText(from.textContent);
                button.textContent = "已复制 ✓";
            } catch {
                getSelection().selectAllChildren(from);
            }
        });
    }
})();
