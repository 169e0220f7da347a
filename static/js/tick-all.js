// A button that ticks every box of one name, or clears them where all are ticked.
(function () {
  "use strict";
  document.querySelectorAll("button[data-ticks]").forEach(function (button) {
    const boxes = [...document.querySelectorAll('input[type=checkbox][name="' + button.dataset.ticks + '"]')];
    button.hidden = boxes.length < 2;
    button.addEventListener("click", function () {
      const all = boxes.every((box) => box.checked);
      boxes.forEach((box) => { box.checked = !all; });
    });
  });
})();
