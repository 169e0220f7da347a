// A draft saves itself while it is written; what has not reached the server is kept here.
(function () {
  "use strict";
  var mark = document.querySelector("input[name=editor][data-save]");
  if (!mark) return;
  var form = mark.form, edit = form.elements.edit, set = mark.dataset, shelf = "draft:" + set.person + ":" + set.save + ":";
  var slot = shelf + mark.value, alarm = find(document, "alarm"), sent, first, timer, busy, paused, wait = 1000;
  function find(page, name) { return page.getElementById("draft-" + name); }
  // What the form says, without files and buttons.
  function body() {
    var data = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (value.trim && !/^(csrfmiddlewaretoken|CHANGE_FORM.*|_.*)$/.test(name)) data.append(name, value);
    });
    data.append("person", set.person);
    data.append("next", location.pathname);
    return data;
  }
  function words() {
    var data = body();
    data.delete("edit");
    return data + "";
  }
  function post(url, data, last) {
    var token = /csrftoken=(\w+)/.exec(document.cookie);
    return fetch(url, {
      method: "POST", body: data, keepalive: last && (data + "").length < 6e4,
      headers: { "HX-Request": "true", "X-CSRFToken": token && token[1] }
    }).then(function (answer) {
      return answer.text().then(function (text) {
        var page = new DOMParser().parseFromString(text, "text/html");
        return { status: answer.status, news: find(page, "status"), clash: find(page, "conflict") };
      });
    });
  }
  function warn(why) {
    alarm.hidden = !why;
    alarm.textContent = why ? alarm.dataset[why] : "";
  }
  function keep() {
    try { localStorage.setItem(slot, body()); } catch (e) { warn("full"); }
  }
  // Who is here is told only when it changes.
  function show(news) {
    var now = find(document, "status"), told = news.querySelector(".saved,.unsaved");
    if (told) {
      now.querySelectorAll(".saved,.unsaved").forEach((old) => old.remove());
      now.prepend(told);
      now.querySelectorAll("time").forEach((time) => { time.textContent = new Date(time.dateTime).toTimeString().slice(0, 8); });
    }
    var old = now.querySelector(".people"), people = news.querySelector(".people");
    if (old.textContent !== people.textContent) old.replaceChildren(...people.childNodes);
  }
  function open(clash) {
    find(document, "room").replaceChildren(clash);
    clash.focus();
  }
  function later() {
    timer = setTimeout(flush, wait);
    wait = Math.min(wait * 2, 3e4);
  }
  function flush(last) {
    var said = words();
    if (paused || said === sent || !(sent || timer) || (busy && last !== true)) return;
    clearTimeout(timer);
    busy = true;
    first = 0;
    post(set.save, body(), last === true).then(function (answer) { heard(answer, said); }, function () {
      busy = false;
      warn("offline");
      later();
    });
  }
  function heard(answer, said) {
    var news = answer.news;
    busy = false;
    if (answer.clash) {
      paused = true;
      warn();
      open(answer.clash);
      return localStorage.removeItem(slot);
    }
    if (!news) {
      warn(/400|413/.test(answer.status) ? "long" : "failed");
      return later();
    }
    warn();
    show(news);
    if (!news.dataset.edit) return later();
    edit.value = news.dataset.edit;
    sent = said;
    wait = 1000;
    if (words() === said) localStorage.removeItem(slot);
    else soon();
  }
  // 1 s after the last key, 2 s after the first.
  function soon() {
    var now = Date.now();
    first = first || now;
    clearTimeout(timer);
    timer = setTimeout(flush, Math.min(1000, first + 2000 - now));
  }
  function changed() {
    if (words() === sent) return;
    keep();
    soon();
  }
  function here(last) {
    var data = new URLSearchParams({ edit: edit.value, editor: mark.value, person: set.person });
    if (last) data.append("leaving", 1);
    post(set.presence, data, last).then(function (answer) { if (answer.news && !last) show(answer.news); }, function () {});
  }
  // Words that an earlier page could not send.
  function offer() {
    var kept = Object.keys(localStorage).find((key) => key !== slot && key.startsWith(shelf));
    if (kept) post(set.save, new URLSearchParams(localStorage.getItem(kept) + "&offer=1")).then(function (answer) {
      if (answer.clash) open(answer.clash);
      if (answer.clash || (answer.news && answer.news.dataset.edit)) localStorage.removeItem(kept);
    }, function () {});
  }
  addEventListener("load", function () {
    if (!timer) sent = words(); // else it is on its way
    here();
    setInterval(here, 1e4);
    offer();
  });
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", keep);
  form.addEventListener("focusout", (e) => form.contains(e.relatedTarget) || flush());
  addEventListener("focus", flush);
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", function () { flush(document.hidden); });
  addEventListener("pagehide", function () {
    flush(true);
    here(true);
  });
})();
