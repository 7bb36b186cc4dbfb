// Shows what concerns the warehouse's parcels as it comes: a stream of server-sent events, acknowledged up to a cursor.
"use strict";
(() => {
  const KEPT_MAX = 500;
  const INSPECT = ["INSPECTING", "SAMPLE"];
  const HOLD = ["DETAINED", "SUSPENDED", "HELD", "REJECTED", "RETURNED_ABROAD", "CANCELLED", "PARTIAL", "DETAIN", "RETURN", "DESTROY"];
  const RELEASE = ["RELEASED", "CLOSED", "RELEASE"];
  const words = {};
  document.querySelectorAll("#words dt").forEach(dt => { words[dt.textContent] = dt.nextElementSibling.textContent; });
  const csrf = document.querySelector("meta[name=csrf]");
  const list = document.getElementById("items");
  const sound = document.getElementById("sound");
  const title = document.title;
  let last = null;
  let audio = null;

  const word = key => words[key] || key;

  function kind(item) {
    const state = item.data && (item.data.result || item.data.state);
    if (item.type === "inspection.ordered" || INSPECT.includes(state)) return "inspect";
    if (item.type === "lot.locked" || item.type === "recall.started" || HOLD.includes(state)) return "hold";
    if (item.type === "lot.released" || RELEASE.includes(state)) return "release";
    return "info";
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function said(item) {
    const state = item.data && (item.data.result || item.data.state);
    return state ? word(state) : word(item.type);
  }

  // a row per parcel, as it stands; what was told of it before is its history
  function show(item, fresh) {
    last = Math.max(last === null ? -1 : last, item.cursor);
    const before = document.getElementById("parcel-" + item.subject);
    if (before && Number(before.dataset.cursor) >= item.cursor) return;
    const data = item.data || {};
    const row = element("li", "item " + kind(item) + (fresh ? " new" : ""), "");
    row.id = "parcel-" + item.subject;
    row.dataset.cursor = item.cursor;
    row.dataset.kind = kind(item);
    row.dataset.history = (before ? before.dataset.history + " → " : "") + said(item);
    const middle = element("div", "", "");
    middle.append(element("div", "number", data.logisticsNo || data.orderNo || item.subject),
      element("div", "what", said(item)),
      element("div", "detail", [data.orderNo && word("order") + " " + data.orderNo, item.time.slice(5, 16).replace("T", " ")].filter(Boolean).join(" · ")));
    if (before) middle.append(element("div", "detail", row.dataset.history));
    const done = element("button", "", word("acknowledge"));
    done.type = "button";
    done.addEventListener("click", () => acknowledge(item.cursor));
    row.append(element("div", "mark", word(kind(item))), middle, done);
    if (before) before.remove();
    list.prepend(row);
    while (list.children.length > KEPT_MAX) list.lastElementChild.remove();
  }

  function count() {
    let open = 0;
    for (const name of ["inspect", "hold", "release"]) {
      const number = list.querySelectorAll("[data-kind=" + name + "]").length;
      document.getElementById("count-" + name).textContent = number;
      if (name !== "release") open += number;
    }
    document.title = open ? "(" + open + ") " + title : title;
    document.getElementById("empty").hidden = list.children.length > 0;
    document.getElementById("all").disabled = list.children.length === 0;
  }

  async function acknowledge(cursor) {
    const open = [...list.querySelectorAll("[data-kind=inspect], [data-kind=hold]")].filter(row => Number(row.dataset.cursor) <= cursor).length;
    if (open && !confirm(word("confirm").replace("{0}", open))) return;
    const answer = await fetch("/warehouse/feed/ack", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", [csrf.dataset.header]: csrf.content },
      body: new URLSearchParams({ cursor })
    });
    if (answer.status === 401 || answer.status === 403) return leave();
    if (!answer.ok) return;
    for (const row of [...list.children]) if (Number(row.dataset.cursor) <= cursor) row.remove();
    count();
  }

  function leave() { location.href = "/sign-in?next=/warehouse"; }

  // two tones; a browser lets a page sound only after a touch, so the button is the touch
  function beep(hold) {
    if (!audio || sound.getAttribute("aria-pressed") !== "true") return;
    [0, 0.25].forEach(delay => {
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      tone.frequency.value = hold ? 440 : 880;
      loudness.gain.value = 0.2;
      tone.connect(loudness).connect(audio.destination);
      tone.start(audio.currentTime + delay);
      tone.stop(audio.currentTime + delay + 0.18);
    });
  }

  sound.addEventListener("click", () => {
    const on = sound.getAttribute("aria-pressed") !== "true";
    audio = audio || new AudioContext();
    audio.resume();
    sound.setAttribute("aria-pressed", String(on));
    sound.textContent = word(on ? "sound.on" : "sound.off");
    if (on) beep(false);
  });
  document.getElementById("all").addEventListener("click", () => {
    if (list.firstElementChild) acknowledge(Math.max(...[...list.children].map(row => Number(row.dataset.cursor))));
  });

  function connected(live) {
    const shown = document.getElementById("connection");
    shown.textContent = word(live ? "live" : "reconnecting");
    shown.classList.toggle("live", live);
  }

  function listen() {
    const stream = new EventSource("/warehouse/feed/stream" + (last === null ? "" : "?after=" + last));
    const arrived = event => {
      const item = JSON.parse(event.data);
      show(item, true);
      count();
      if (kind(item) === "inspect" || kind(item) === "hold") beep(kind(item) === "hold");
    };
    ["inspection.ordered", "inspection.result", "consignment.state", "lot.locked", "lot.released", "recall.started"]
      .forEach(type => stream.addEventListener(type, arrived));
    stream.onopen = () => connected(true);
    stream.onerror = () => {
      connected(false);
      // the browser comes back by itself after an end, not after a refusal
      if (stream.readyState === EventSource.CLOSED) setTimeout(start, 3000);
    };
  }

  async function start() {
    try {
      let after = last;
      for (let pages = 0; pages < 10; pages++) {
        const answer = await fetch("/warehouse/feed/items" + (after === null ? "" : "?after=" + after));
        if (answer.status === 401 || answer.status === 403) return leave();
        if (!answer.ok) throw new Error("answered " + answer.status);
        const page = await answer.json();
        page.items.forEach(item => show(item, false));
        last = Math.max(last === null ? -1 : last, page.seen);
        after = page.next;
        if (after === null) break;
      }
      count();
      listen();
    } catch (failed) {
      connected(false);
      setTimeout(start, 3000);
    }
  }

  connected(false);
  start();
})();
