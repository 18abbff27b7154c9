"use strict";

// Keeps an open page in step with what it shows: the server says when something changed, and the
// page's own choices live in its address, so that they outlast a reload.

let known = "";
let stream = null;

function isTyped(field) {
  return field instanceof HTMLInputElement && field.type !== "radio";
}

async function refresh() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("main");
  if (!fresh) {
    return;
  }
  const focused = document.activeElement;
  const typed = isTyped(focused) ? focused.value : null;
  document.querySelector("main").replaceWith(document.adoptNode(fresh));
  document.querySelector("header.top").replaceWith(document.adoptNode(page.querySelector("header.top")));
  document.title = page.title;
  document.body.toggleAttribute("data-every", page.body.hasAttribute("data-every"));
  const again = focused.id ? document.getElementById(focused.id) : null;
  if (again) {
    if (typed !== null) {
      again.value = typed;
    }
    again.focus({preventScroll: true});
  }
}

function refreshQuietly() {
  refresh().catch(() => { /* the server is away; the next word from it refreshes */ });
}

function listen() {
  stream = new EventSource("/changes");
  stream.addEventListener("version", event => {
    const changed = known !== "" && known !== event.data;
    known = event.data;
    if (changed) {
      refreshQuietly();
    }
  });
}

// A browser opens few connections to one server: a page that nobody sees gives its own back.
function listenWhileSeen() {
  if (document.hidden) {
    stream?.close();
    stream = null;
  } else if (!stream) {
    listen();
  }
}

document.addEventListener("change", event => {
  const field = event.target;
  if (field instanceof HTMLInputElement && field.type === "radio") {
    const address = new URL(location.href);
    address.searchParams.set(field.name, field.value);
    history.replaceState(null, "", address);
  }
});

document.addEventListener("DOMContentLoaded", () => {
  if ("live" in document.body.dataset) {
    listenWhileSeen();
    document.addEventListener("visibilitychange", listenWhileSeen);
  }
  const seconds = Number(document.body.dataset.every ?? 0);
  if (seconds > 0) {
    setInterval(() => {
      if (!document.hidden && document.body.hasAttribute("data-every")) {
        refreshQuietly();
      }
    }, seconds * 1000);
  }
});
