// Charts by keyboard: one stop for each chart, arrow keys from mark to mark; what the mark says stands below the chart.
(() => {
    "use strict";
    for (const chart of document.querySelectorAll("svg.chart")) {
        const marks = [...chart.querySelectorAll(".mark")];
        if (!marks.length) continue;
        const said = document.createElement("p");
        said.className = "pointed";
        said.setAttribute("aria-hidden", "true"); // the mark itself says it to those who hear
        chart.after(said);
        const choose = mark => {
            for (const other of marks) other.setAttribute("tabindex", other === mark ? "0" : "-1");
            said.textContent = mark.getAttribute("aria-label");
        };
        choose(marks[0]);
        said.textContent = "";
        chart.addEventListener("focusin", event => { const mark = event.target.closest(".mark"); if (mark) choose(mark); });
        chart.addEventListener("pointerover", event => {
            const mark = event.target.closest(".mark");
            if (mark) said.textContent = mark.getAttribute("aria-label");
        });
        chart.addEventListener("keydown", event => {
            const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
            const at = marks.indexOf(document.activeElement);
            let next = step && at >= 0 ? at + step : { Home: 0, End: marks.length - 1 }[event.key];
            if (next === undefined || at < 0) return;
            event.preventDefault();
            marks[(next + marks.length) % marks.length].focus();
        });
    }
})();
