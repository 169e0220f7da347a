// What the buttons put in at the caret or around the selection, so that the browser's own undo takes it back.
(() => {
  "use strict";
  const [form, menu, find] = ["wb", "wb-menu", "wb-find"].map(id => document.getElementById(id)), text = form.elements.source;
  const buttons = [...menu.querySelectorAll("[data-text]")];

  function put({ text: snippet, block }) {
    const all = text.value, [start, own = "", end = ""] = snippet.split("¦");
    let from = text.selectionStart, to = text.selectionEnd, before = start, after = end, words = all.slice(from, to) || own;
    if (!snippet.includes("¦")) { from = to; words = ""; }
    if (block === "") {
      before = "\n".repeat(from && Math.max(0, 2 - /\n*$/.exec(all.slice(0, from))[0].length)) + start;
      after += "\n".repeat(to === all.length ? 1 : Math.max(0, 2 - /^\n*/.exec(all.slice(to))[0].length));
    } else if (all.slice(from - start.length, from) === start && all.slice(to, to + end.length) === end) {
      from -= start.length;
      to += end.length;
      before = after = "";
    }
    const full = before + words + after;
    text.focus();
    text.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, full)) text.setRangeText(full, from, to, "end");
    from += before.length;
    text.setSelectionRange(from, from + words.length);
  }

  function narrow() {
    const wanted = find.value.trim().toLowerCase();
    for (const each of buttons) each.hidden = !(each.parentNode.ariaLabel + each.textContent).toLowerCase().includes(wanted);
    menu.classList.toggle("wb-menu--few", wanted);
  }
  // "toggle" is too late.
  menu.firstChild.addEventListener("click", e => {
    if (menu.open) return;
    e.preventDefault();
    menu.open = true;
    find.value = "";
    narrow();
    for (const { dataset } of menu.querySelectorAll("[data-once]")) dataset.used = (text.value + "\n").includes(dataset.text.slice(0, -3)) ? form.dataset.used : "";
    find.focus();
  });
  menu.addEventListener("keydown", e => {
    const list = buttons.filter(each => !each.hidden), at = list.indexOf(document.activeElement);
    if (e.key === "Escape") { menu.open = false; text.focus(); }
    else if (e.key === "Enter" && e.target === find) list[0]?.click();
    else if (e.key === "ArrowDown") (list[at + 1] || list[0])?.focus();
    else if (e.key === "ArrowUp") (list[at - 1] || find).focus();
    else return;
    e.preventDefault();
  });
  find.addEventListener("input", e => { e.stopPropagation(); narrow(); });
  document.addEventListener("click", e => {
    const button = e.target.closest("[data-text]");
    for (const each of document.querySelectorAll(".wb-menu")) if (button || !each.contains(e.target)) each.open = false;
    if (button) put(button.dataset);
  });
  text.addEventListener("keydown", e => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey) return;
    const button = document.querySelector(`[data-keys="${CSS.escape(e.key)}"]`);
    if (e.key === "/") { menu.open = false; menu.firstChild.click(); } else if (button) put(button.dataset); else return;
    e.preventDefault();
  });
})();
