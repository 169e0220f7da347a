// What the buttons put in at the caret or around the selection, so that the browser's own undo takes it back.
(function () {
  "use strict";
  var form = document.getElementById("wb"), text = form.elements.source, menu = document.getElementById("wb-menu");
  var find = document.getElementById("wb-find");

  function type(words, from, to) {
    text.focus();
    text.setSelectionRange(from, to);
    if (document.execCommand("insertText", false, words)) return;
    text.setRangeText(words, from, to, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function gap(words, isBefore) {
    if (!words) return isBefore ? "" : "\n";
    var breaks = (isBefore ? /\n*$/ : /^\n*/).exec(words)[0].length;
    return "\n".repeat(Math.max(0, 2 - breaks));
  }
  function put(button) {
    var parts = button.dataset.text.split("¦"), from = text.selectionStart, to = text.selectionEnd, all = text.value;
    var before = parts[0], after = parts[2] || "", words = all.slice(from, to) || parts[1] || "";
    if (parts.length === 1) { from = to; words = ""; }
    if ("block" in button.dataset) {
      before = gap(all.slice(0, from), true) + before;
      after += gap(all.slice(to), false);
    } else if (all.slice(from - before.length, from) === before && all.slice(to, to + after.length) === after) {
      type(words, from - before.length, to + after.length);
      text.setSelectionRange(from - before.length, to - before.length);
      return;
    }
    type(before + words + after, from, to);
    text.setSelectionRange(from + before.length, from + before.length + words.length);
  }

  function shown() { return Array.from(menu.querySelectorAll("button[data-text]")).filter(function (each) { return !each.hidden; }); }
  function narrow() {
    var wanted = find.value.trim().toLowerCase();
    menu.querySelectorAll("button[data-text]").forEach(function (each) {
      var group = each.parentNode.getAttribute("aria-label");
      each.hidden = !(group + " " + each.textContent).toLowerCase().includes(wanted);
    });
    menu.querySelectorAll(".wb-menu__g").forEach(function (group) { group.hidden = wanted && !group.querySelector("button:not([hidden])"); });
  }
  function used() {
    menu.querySelectorAll("button[data-text]").forEach(function (each) {
      var first = each.dataset.text.split("\n")[0], isEmbed = each.dataset.text === first + "\n///" && first.includes("|");
      if (isEmbed) each.dataset.used = (text.value + "\n").includes(first + "\n") ? form.dataset.used : "";
    });
  }
  function close() { menu.open = false; text.focus(); }

  menu.addEventListener("toggle", function () {
    if (!menu.open) return;
    find.value = "";
    narrow();
    used();
    find.focus();
  });
  menu.addEventListener("keydown", function (e) {
    var list = shown(), at = list.indexOf(document.activeElement);
    if (e.key === "Escape") { e.preventDefault(); close(); }
    if (e.key === "Enter" && e.target === find) { e.preventDefault(); if (list[0]) list[0].click(); }
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      (list[at + (e.key === "ArrowDown" ? 1 : -1)] || (e.key === "ArrowUp" ? find : list[0] || find)).focus();
    }
  });
  find.addEventListener("input", function (e) { e.stopPropagation(); narrow(); });
  document.addEventListener("click", function (e) {
    var button = e.target.closest("[data-text]");
    document.querySelectorAll(".wb-menu[open]").forEach(function (each) { if (button || !each.contains(e.target)) each.open = false; });
    if (button) put(button);
  });
  text.addEventListener("keydown", function (e) {
    if (!(e.ctrlKey || e.metaKey) || e.altKey) return;
    var button = document.querySelector('[data-keys="' + CSS.escape(e.key) + '"]');
    if (e.key === "/") menu.open = true; else if (button) put(button); else return;
    e.preventDefault();
  });
})();
