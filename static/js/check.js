// What a knowledge check needs beyond htmx: a busy button, the "not sent" panel with one retry, a choice kept, letters.
(function () {
  "use strict";
  var timer, unsent = new Map(), live = document.getElementById("live");
  function say(text) {
    live.textContent = "";
    setTimeout(function () { live.textContent = text; }, 50);
  }
  function on(names, run) {
    names.split(" ").forEach(function (name) {
      document.addEventListener("htmx:" + name, function (e) {
        var form = e.detail.requestConfig.elt;
        if (form.dataset.busy || form.dataset.saved) run(form, e.detail);
      });
    });
  }
  function memory(form) { return form.id + ":" + form.elements.revision.value; }
  function fields(form) { return [...form.querySelectorAll(".kv")]; }
  function holds(field) { return /radio|box/.test(field.type) ? field.checked : field.value; }
  on("beforeRequest", function (form, detail) {
    if (form.dataset.saved) return;
    var event = detail.requestConfig.triggeringEvent, button = (event && event.submitter) || form.querySelector("[type=submit]");
    form.setAttribute("aria-busy", "true");
    Object.assign(form, { sender: button, label: button.textContent });
    button.textContent = form.dataset.busy;
    button.setAttribute("aria-disabled", "true");
    form.querySelectorAll(".net").forEach(function (net) { net.hidden = true; });
    timer = setTimeout(say, 800, form.dataset.slow);
  });
  on("afterRequest", function (form, detail) {
    if (form.dataset.saved) return void (detail.successful && say(form.dataset.saved));
    clearTimeout(timer);
    if (detail.successful) unsent.delete(form.id);
    if (detail.successful && fields(form)[0]) sessionStorage.setItem(memory(form), "");
    form.removeAttribute("aria-busy");
    form.sender.textContent = form.label;
    form.sender.removeAttribute("aria-disabled");
  });
  on("sendError timeout responseError", function (form, detail) {
    var status = detail.xhr.status, net = form.querySelector(".net");
    if (!net) return;
    if (!status) unsent.set(form.id, form);
    var code = net.querySelector('[data-for="' + status + '"]') ? status : 0;
    net.querySelectorAll("[data-for]").forEach(function (p) { p.hidden = p.dataset.for !== String(code); });
    if (code === 429) net.querySelector("[data-wait]").textContent = detail.xhr.getResponseHeader("Retry-After") || 60;
    net.hidden = false;
    say(net.innerText);
  });
  addEventListener("online", function () { unsent.forEach(function (form) { form.requestSubmit(form.sender); }); });
  document.addEventListener("input", function (e) {
    if (e.target.matches(".kv")) sessionStorage.setItem(memory(e.target.form), JSON.stringify(fields(e.target.form).map(holds)));
  });
  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || !e.target.matches(".ch__i")) return;
    e.target.form.querySelectorAll(".ch").forEach(function (row) {
      if (row.querySelector(".ch__k").textContent === e.key.toUpperCase()) { row.firstChild.focus(); row.firstChild.click(); }
    });
  });
  document.querySelectorAll("form.kc:has(.kv)").forEach(function (form) {
    var kept = sessionStorage.getItem(memory(form)), all = fields(form);
    if (kept && !all.some(holds)) JSON.parse(kept).forEach(function (value, i) {
      if (all[i]) all[i][value === !!value ? "checked" : "value"] = value;
    });
  });
})();
