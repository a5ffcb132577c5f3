/* What a page gains with JavaScript; each part does nothing where its elements are not. */
(function () {
  "use strict";
  var root = document.documentElement;
  var langnghe = window.langnghe = window.langnghe || {};
  var all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };

  /* Light and dark: the button says what it will do. */
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function isDark() {
    var chosen = root.getAttribute("data-scheme");
    return chosen ? chosen === "dark" : dark.matches;
  }
  all("[data-scheme-button]").forEach(function (button) {
    function name() {
      button.setAttribute("aria-label", isDark() ? button.dataset.toLight : button.dataset.toDark);
      button.title = button.getAttribute("aria-label");
    }
    name();
    dark.addEventListener("change", name);
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      // Choosing what the system says anyway is following the system again.
      var follows = (next === "dark") === dark.matches;
      if (follows) root.removeAttribute("data-scheme");
      else root.setAttribute("data-scheme", next);
      try {
        if (follows) localStorage.removeItem("langnghe.scheme");
        else localStorage.setItem("langnghe.scheme", next);
      } catch (denied) { /* the choice lasts for this page only */ }
      name();
    });
  });

  /* Whoever chooses a language is led to it by short addresses from then on. */
  all(".languages a[hreflang]").forEach(function (link) {
    link.addEventListener("click", function () {
      try { localStorage.setItem("langnghe.language", link.hreflang); } catch (denied) { /* this once */ }
    });
  });

  /* The section of the page we are on. */
  var section = (document.querySelector("[data-in-section]") || { dataset: {} }).dataset.inSection;
  if (section) {
    all('.site-head [data-section="' + section + '"]').forEach(function (link) {
      link.setAttribute("aria-current", "true");
    });
  }

  /* The menu closes on Escape and on a click beside it. */
  all(".site-menu").forEach(function (menu) {
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", function (event) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  });

  /* A badge is gone on the day after its last; the words beside it stay. */
  var now = new Date();
  var today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (part) {
    return String(part).padStart(2, "0");
  }).join("-");
  all("[data-valid-until]").forEach(function (badge) {
    if (badge.dataset.validUntil < today) badge.hidden = true;
  });

  /* Search: its scripts are fetched when somebody wants it. A link and a form lead there anyway. */
  var assets = document.currentScript.src.replace(/[^/]*$/, "");
  var finder;
  function find(act) {
    finder = finder || load("search.js").then(function () { return load("finder.js"); });
    finder.then(function () { act(window.langnghe.finder); }, function () {
      finder = null;
      var way = document.querySelector("[data-search-open]");
      if (way) way.querySelector("span").textContent = way.dataset.failed;
    });
  }
  function load(name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = assets + name;
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }
  var page = document.querySelector("[data-search-page]");
  all("[data-search-open]").forEach(function (way) {
    way.addEventListener("pointerenter", function () { find(function () {}); }, { once: true });
    way.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  });
  function open() {
    if (page) return page.querySelector("input").focus();
    // What is typed before the dialog is there goes into it.
    var typed = "";
    function keep(event) {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      typed += event.key;
    }
    document.addEventListener("keydown", keep);
    find(function (finder) {
      finder.open(function () {
        document.removeEventListener("keydown", keep);
        return typed;
      });
    });
  }
  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented) return;
    var isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    var isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    var isK = (event.key || "").toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    open();
  });
  all("[data-search-box]").forEach(function (box) {
    var input = box.querySelector("input");
    if (page) return;
    box.addEventListener("submit", function (event) {
      // From a disk, a form may not be sent anywhere.
      event.preventDefault();
      location.href = box.action + "?q=" + encodeURIComponent(input.value).replace(/%20/g, "+");
    });
    input.addEventListener("input", function () {
      find(function (finder) {
        finder.open(function () {
          var typed = input.value;
          input.value = "";
          return typed;
        });
      });
    });
  });
  if (page) find(function (finder) { finder.fill(page); });

  /* Filter as you type, blind to accents: the same folding as the build's. */
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/đ/g, "d").replace(/\s+/g, " ").trim();
  }
  langnghe.fold = fold;
  var SHOWN = "h3, .kicker, .card-place";
  function wordsOf(item) {
    // A card is found by what it shows, too.
    var parts = item.tagName === "TR" ? [item] : all(SHOWN, item);
    item.words = item.words || item.dataset.words + " " + fold(parts.map(function (part) {
      return part.textContent;
    }).join(" "));
    return item.words;
  }
  all("[data-filter]").forEach(function (box) {
    var input = box.querySelector("input");
    var said = box.querySelector("[data-filter-said]");
    function filter() {
      var words = fold(input.value).split(" ");
      var found = 0;
      all("[data-words]").forEach(function (item) {
        item.hidden = !words.every(function (word) { return wordsOf(item).indexOf(word) >= 0; });
        // A list that a table stands for is not counted besides.
        if (!item.hidden && !item.closest("ul[hidden]")) found += 1;
      });
      all("[data-group]").forEach(function (group) {
        group.hidden = !group.querySelector("[data-words]:not([hidden])");
      });
      said.textContent = input.value.trim() ? (found ? said.dataset.found.replace("{n}", found) : said.dataset.none) : "";
    }
    input.addEventListener("input", filter);
    document.addEventListener("langnghe:list", function () { if (input.value) filter(); });
    if (input.value) filter();
  });

  /* Filters, and lists as a table: with a script of their own, which is fetched when it is wanted. */
  var list = document.querySelector("[data-list]");
  var browsing;
  function browse(act) {
    browsing = browsing || load("search.js").then(function () { return load("browse.js"); });
    browsing.then(function () { act(window.langnghe.browse); }, function () {
      browsing = null;
      list.classList.remove("is-waiting");
      var said = list.querySelector("[data-browse-said]");
      said.textContent = said.dataset.failed;
    });
  }
  if (list) {
    all("[data-browse-button]").forEach(function (button) {
      button.addEventListener("click", function () { browse(function (browse) { browse.toggle(); }); });
    });
    all("[data-view-button]").forEach(function (button) {
      button.addEventListener("click", function () { browse(function (browse) { browse.turn(); }); });
    });
    var isTable = false;
    try { isTable = localStorage.getItem("langnghe.view") === "table"; } catch (denied) { /* cards */ }
    // An address holds what its list is filtered by; of one that holds nothing the reader's habit decides.
    if (location.search.length > 1 || isTable) {
      if (location.search.length > 1) list.classList.add("is-waiting");
      browse(function (browse) { browse.begin(isTable); });
    }
  }

  /* What the reader keeps: hearts, and the page that lists them. */
  var shortlist = document.querySelector("[data-shortlist]");
  load("pocket.js").then(function () { return shortlist && load("shortlist.js"); })
    .catch(function () { /* hearts are no more than a help */ });

  /* Pages that were read open again without a network, unless the reader wants nothing saved. What
     saves them is sw.js at the site's root; from a disk, and at an author's desk, there is none. */
  var site = langnghe.site = new URL("../../", assets).href;
  var offline = langnghe.offline = {
    isPossible: location.protocol !== "file:" && "serviceWorker" in navigator && "caches" in window
      && !document.querySelector('script[src^="/__langnghe/"]'),
    isOn: function () { return offline.isPossible && !isOff; },
    turnOff: function () {
      keepOff(true);
      return navigator.serviceWorker.getRegistration(site).then(function (one) {
        if (one && one.active) one.active.postMessage({ stop: true });
        return one && one.unregister();
      });
    },
    turnOn: function () {
      keepOff(false);
      return register();
    }
  };
  var OFF = "langnghe.offline:" + new URL(site).pathname, isOff = false;
  try { isOff = localStorage.getItem(OFF) === "off"; } catch (denied) { /* it stays on */ }
  function keepOff(value) {
    isOff = value;
    try {
      if (value) localStorage.setItem(OFF, "off");
      else localStorage.removeItem(OFF);
    } catch (denied) { /* for this page only */ }
  }
  function register() {
    var wasThere = !!navigator.serviceWorker.controller, isThin = !!(navigator.connection || {}).saveData;
    return navigator.serviceWorker.register(site + "sw.js", { scope: site, updateViaCache: "none" })
      .then(function () { return navigator.serviceWorker.ready; })
      .then(function (one) {
        // What this page is made of came before there was anybody to keep it.
        var made = wasThere ? [] : performance.getEntriesByType("resource").map(function (part) {
          return part.name;
        }).concat(location.href.split("#")[0]);
        // The map lies further down than the browser has looked.
        var maps = isThin ? [] : all(".map img").map(function (picture) { return picture.src; });
        one.active.postMessage({
          seen: made.concat(maps), language: root.lang, isThin: isThin, stop: false
        });
      }).catch(function () { /* the site is read as ever, and nothing is saved */ });
  }
  addEventListener("load", function () {
    // Whatever the page itself still wants comes first.
    if (offline.isOn()) setTimeout(register, 1500);
  });
  if (document.querySelector("[data-offline]")) {
    load("offline.js").catch(function () { /* the page says what there is to say without it */ });
  }

  /* Pass the page's own address on. */
  all("[data-share]").forEach(function (button) {
    var said = button.querySelector("[data-share-said]");
    button.addEventListener("click", function () {
      // A list that is filtered is passed on as it is.
      var address = button.dataset.share + (document.querySelector("[data-list]") ? location.search : "");
      if (navigator.share) {
        navigator.share({ title: document.title, url: address }).catch(function () { /* closed */ });
      } else if (navigator.clipboard) {
        navigator.clipboard.writeText(address).then(function () {
          said.textContent = button.dataset.copied;
        });
      }
    });
    if (!navigator.share && !navigator.clipboard) button.hidden = true;
  });

  /* What is wider than its place is moved by keys as well. */
  function reachable() {
    all(".prose table, .prose pre").forEach(function (one) {
      if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
      else one.removeAttribute("tabindex");
    });
  }
  reachable();
  addEventListener("resize", reachable);

  /* A map is drawn where one is the page's purpose, and elsewhere when the reader asks. */
  function loadMap(stage, drawn) {
    var from = stage.dataset.assets;
    var needed = [from + "leaflet.js", from + "leaflet.markercluster.js", stage.dataset.model, stage.dataset.rows, from + "map.js"];
    ["leaflet.css", "markercluster.css", "map.css"].forEach(function (name) {
      var link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = from + name;
      document.head.appendChild(link);
      needed.push(link);
    });
    var due = needed.length;
    needed.forEach(function (one) {
      var made = typeof one === "string" ? document.createElement("script") : one;
      made.addEventListener("load", function () {
        due -= 1;
        if (!due) { window.langnghe.draw(stage); if (drawn) drawn(); }
      });
      made.addEventListener("error", function () { stage.classList.remove("map-wanted"); });
      if (typeof one !== "string") return;
      made.src = one;
      made.async = false; // each needs those before it
      document.head.appendChild(made);
    });
    stage.classList.add("map-wanted");
  }
  all("[data-map]").forEach(function (stage) {
    var button = stage.querySelector("[data-map-open]");
    if (!button) { loadMap(stage); return; }
    button.addEventListener("click", function () {
      button.disabled = true;
      loadMap(stage, function () {
        button.hidden = true;
        stage.querySelector(".leaflet-container").focus({ preventScroll: true });
      });
    });
  });
})();
