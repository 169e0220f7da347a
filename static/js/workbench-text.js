// The text with numbered lines and marks beside those to mend; a plain textarea stays what is typed in.
(function () {
  "use strict";
  var form = document.getElementById("wb"), text = form.elements.source, mirror = document.getElementById("wb-lines");
  var here = document.getElementById("wb-here"), shown = [], found = new Map();
  text.parentNode.classList.add("wb-ed--on");

  // The lines once more, unseen, in the same letters and width: they wrap as those in the textarea do.
  function draw() {
    var lines = text.value.split("\n");
    while (mirror.childElementCount > lines.length) mirror.lastElementChild.remove();
    lines.forEach(function (line, at) {
      if (shown[at] === line) return;
      (mirror.children[at] || mirror.appendChild(document.createElement("div"))).textContent = line || "\u200b";
    });
    shown = lines;
    mark();
  }
  function mark() {
    mirror.querySelectorAll(".bad").forEach(function (line) { line.classList.remove("bad"); });
    found.forEach(function (_, line) { if (mirror.children[line - 1]) mirror.children[line - 1].classList.add("bad"); });
  }
  function lineOf(place) { return text.value.slice(0, place).split("\n").length; }
  function where() {
    if (document.activeElement !== text) return;
    var line = lineOf(text.selectionStart), words = found.get(line);
    here.textContent = form.dataset.line + " " + line + (words ? ": " + words : "");
    here.classList.toggle("bad", Boolean(words));
  }
  function go(field, line) {
    var start = 0, n;
    field.closest("details") && (field.closest("details").open = true);
    document.getElementById("wb-tab-words").checked = true;
    field.focus();
    if (!field.setSelectionRange) return;
    for (n = 1; n < line; n += 1) start = field.value.indexOf("\n", start) + 1;
    var end = field.value.indexOf("\n", start);
    field.setSelectionRange(start, end < 0 ? field.value.length : end);
    if (field === text && mirror.children[line - 1]) mirror.children[line - 1].scrollIntoView({ block: "center" });
  }
  function next(back) {
    var lines = Array.from(found.keys()).sort(function (a, b) { return a - b; }), now = lineOf(text.selectionStart);
    if (!lines.length) return;
    if (back) lines.reverse();
    go(text, lines.find(function (line) { return back ? line < now : line > now; }) || lines[0]);
  }

  form.addEventListener("told", function () {
    found.clear();
    document.querySelectorAll("#wb-told [data-line]").forEach(function (row) {
      var button = document.createElement("button"), line = Number(row.dataset.line), words = row.lastChild.textContent.trim();
      button.type = "button";
      button.append.apply(button, row.childNodes);
      row.append(button);
      if (row.dataset.field === text.id && !found.has(line)) found.set(line, words);
      button.addEventListener("click", function () { go(document.getElementById(row.dataset.field), line); });
    });
    draw();
    where();
  });
  form.addEventListener("keydown", function (e) {
    if (e.key === "F8") { e.preventDefault(); next(e.shiftKey); }
    if (!(e.ctrlKey || e.metaKey) || e.altKey) return;
    if (e.key === "s" && !text.readOnly) { e.preventDefault(); form.requestSubmit(document.querySelector('[form="wb"][name="_continue"]')); }
    if (e.key === "Enter") { e.preventDefault(); form.dispatchEvent(new Event("preview")); }
  });
  text.addEventListener("input", draw);
  document.addEventListener("selectionchange", where);
  draw();
})();
