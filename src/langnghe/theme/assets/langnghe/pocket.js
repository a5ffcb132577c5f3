/* What a reader keeps in this browser: a heart on every card, a count in the head of every page.

   Kept are ids and names, and nothing else; nothing leaves the browser. What a list shows of a
   record comes from the record's own script file, which src/langnghe/pages/pocket.py makes. */
(function () {
  "use strict";
  var pocket = (window.langnghe = window.langnghe || {}).pocket = {};
  var site = pocket.site = new URL("../../", document.currentScript.src).href;
  var STORE = "langnghe.kept:" + new URL(site).pathname;
  var ID = "[a-z0-9][a-z0-9-]{1,59}", KEY = new RegExp("^(?:villages|products)/" + ID + "$");
  var PAGE = new RegExp("/((?:villages|products)/" + ID + ")\\.html$");
  pocket.MOST = 60;

  /* Files, each asked for once; they also load from a disk. */

  var asked = {};
  pocket.take = function (name, value) {
    if (!asked[name]) return;
    asked[name].isTaken = true;
    asked[name].take(value);
  };

  pocket.ask = function (name) {
    if (asked[name]) return asked[name].value;
    var entry = asked[name] = {};
    entry.value = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      entry.take = resolve;
      script.onload = script.onerror = function () {
        script.remove();
        if (entry.isTaken) return;
        delete asked[name];
        reject(new Error(name));
      };
      script.charset = "utf-8";
      script.src = site + "pocket/" + name + ".js";
      document.head.appendChild(script);
    });
    return entry.value;
  };

  /* What is kept: whatever lies in the store, only what could be ours is taken from it. */

  pocket.isKey = function (text) { return typeof text === "string" && KEY.test(text); };

  pocket.sound = function (given) {
    var seen = Object.create(null);
    return (Array.isArray(given) ? given : []).filter(function (one) {
      if (!one || !pocket.isKey(one.key) || seen[one.key]) return false;
      return (seen[one.key] = true);
    }).slice(0, pocket.MOST).map(function (one) {
      return { key: one.key, name: typeof one.name === "string" ? one.name.slice(0, 200) : "" };
    });
  };

  var kept = [], isLasting = true;
  function read() {
    try {
      kept = pocket.sound(JSON.parse(localStorage.getItem(STORE)));
    } catch (denied) { /* nothing there, nothing sound, or no storage: what this page knows stays */ }
  }

  pocket.kept = function () { return kept.slice(); };
  pocket.has = function (key) { return kept.some(function (one) { return one.key === key; }); };

  pocket.put = function (items) {
    kept = pocket.sound(items);
    try {
      if (kept.length) localStorage.setItem(STORE, JSON.stringify(kept));
      else localStorage.removeItem(STORE);
      isLasting = true;
    } catch (denied) { isLasting = false; }
    changed();
  };

  pocket.isLasting = function () { return isLasting; };

  addEventListener("storage", function (event) {
    if (event.key !== STORE && event.key !== null) return;
    kept = [];
    read();
    changed();
  });
  // A page that comes back as it was left may have been overtaken.
  addEventListener("pageshow", function (event) {
    if (event.persisted) { read(); changed(); }
  });

  /* The head of the page: how much is kept, and what is said of a change. */

  var link = document.querySelector("[data-kept]");
  var count = document.querySelector("[data-kept-count]");
  var said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  document.body.appendChild(said);

  function changed() {
    document.documentElement.classList.toggle("has-kept", kept.length > 0);
    if (count) {
      count.hidden = !kept.length;
      count.textContent = kept.length;
    }
    hearts.forEach(show);
    document.dispatchEvent(new Event("langnghe:kept"));
  }

  function say(name, number) {
    said.textContent = link.dataset[name].replace("{n}", number);
  }

  /* Hearts. */

  var hearts = [];
  var SHAPE = "M12 20.3C5.4 15.5 3 12.2 3 8.9 3 6.3 5 4.5 7.3 4.5c1.9 0 3.6 1.1 4.7 3 "
    + "1.1-1.9 2.8-3 4.7-3C19 4.5 21 6.3 21 8.9c0 3.3-2.4 6.6-9 11.4Z";

  function drawn() {
    var picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    var path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.setAttribute("aria-hidden", "true");
    picture.setAttribute("focusable", "false");
    path.setAttribute("d", SHAPE);
    picture.appendChild(path);
    return picture;
  }

  var pattern = document.createElement("button");
  pattern.type = "button";
  pattern.className = "heart";
  pattern.appendChild(drawn());

  function keyOf(address) {
    var found = PAGE.exec(address.split(/[?#]/)[0]);
    return found && found[1];
  }

  function show(button) { button.setAttribute("aria-pressed", String(pocket.has(button.keptKey))); }

  function ready(button, key, name) {
    button.keptKey = key;
    button.keptName = name;
    show(button);
    hearts.push(button);
  }

  /* On cards and on rows of tables that have none yet. */
  function adorn() {
    hearts = hearts.filter(function (button) { return button.isConnected; });
    document.querySelectorAll(".card:not(.has-heart) h3 a, .list-table tr:not(.has-heart) th > a")
      .forEach(function (way) {
        var key = keyOf(way.href), place = way.closest(".card, tr");
        if (!key) return;
        var button = pattern.cloneNode(true), name = way.textContent.trim();
        button.setAttribute("aria-label", link.dataset.keep.replace("{name}", name));
        ready(button, key, name);
        place.classList.add("has-heart");
        (place.tagName === "TR" ? way.parentNode : place).appendChild(button);
      });
  }

  function turn(button) {
    var key = button.keptKey, has = pocket.has(key);
    if (!has && kept.length >= pocket.MOST) return say("saidFull", pocket.MOST);
    pocket.put(has ? kept.filter(function (one) { return one.key !== key; })
      : kept.concat({ key: key, name: button.keptName }));
    // Asked for now, so that it is there where there is no network.
    if (!has) pocket.ask(key).catch(function () { /* the list says so */ });
    if (isLasting) say(has ? "saidDropped" : "saidKept", kept.length);
    else say("saidLost", kept.length);
  }

  read();
  if (link) {
    var own = document.querySelector("[data-keep-this]"), key = own && keyOf(location.pathname);
    if (key) {
      own.prepend(drawn());
      ready(own, key, document.querySelector("h1").textContent.trim());
    } else if (own) own.hidden = true;
    adorn();
    document.addEventListener("click", function (event) {
      var button = event.target.closest && event.target.closest(".heart, .keep");
      if (button && button.keptKey) turn(button);
    });
    document.addEventListener("langnghe:list", adorn);
  }
  changed();
})();
