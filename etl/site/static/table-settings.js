// What Datasette's table.js asks for, without an inline script.
window.DATASETTE_ALLOW_FACET = document.currentScript.dataset.facet === "true";
