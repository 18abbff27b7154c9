"use strict";

// Keeps an open page in step with what it shows: the server says when something changed, and the
// page's own choices live in its address, so that they outlast a reload.

let known = "";
let stream = null;

function isTyped(field) {
  return field instanceof HTMLInputElement && !["radio", "checkbox"].includes(field.type);
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
  showKeys();
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
    if (field.name === "guise") {
      showGuise(field.value);
    }
  } else if (field instanceof HTMLInputElement && field.id === "keys") {
    localStorage.setItem("keys", field.checked ? "on" : "off");
  }
});

function showGuise(guise) {
  const frame = document.querySelector(".panel-html iframe");
  if (frame) {
    const address = new URL(frame.src);
    address.searchParams.set("guise", guise);
    frame.src = address;
  }
}

function choose(name, value) {
  const choice = document.getElementById(name + "-" + value);
  if (choice) {
    choice.click();
  }
}

function chooseNext(name) {
  const choices = [...document.querySelectorAll("input[type=radio][name=" + name + "]")];
  choices[(choices.findIndex(choice => choice.checked) + 1) % choices.length]?.click();
}

const keys = {
  h: () => choose("view", "html"),
  t: () => choose("view", "text"),
  s: () => choose("view", "source"),
  c: () => choose("view", "checks"),
  l: () => choose("view", "links"),
  m: () => choose("view", "clients"),
  a: () => choose("view", "articles"),
  e: () => choose("view", "compare"),
  w: () => chooseNext("width"),
  d: () => chooseNext("scheme"),
  i: () => choose("guise", document.getElementById("guise-no_images")?.checked ? "plain" : "no_images"),
  o: () => chooseNext("guise"),
  r: () => document.getElementById("as")?.focus(),
};

function keysAreOn() {
  return localStorage.getItem("keys") !== "off";
}

document.addEventListener("keydown", event => {
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
  if (plain && keysAreOn() && !isTyped(event.target) && Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
});

function showKeys() {
  const box = document.getElementById("keys");
  if (box) {
    box.checked = keysAreOn();
  }
}

// A line is shown where it stands: in the source.
document.addEventListener("click", event => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#line-']") : null;
  const line = link ? document.getElementById(link.hash.slice(1)) : null;
  if (line) {
    event.preventDefault();
    choose("view", "source");
    document.querySelectorAll(".found").forEach(before => before.classList.remove("found"));
    line.classList.add("found");
    line.scrollIntoView({block: "center"});
  }
});

document.addEventListener("DOMContentLoaded", () => {
  showKeys();
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
