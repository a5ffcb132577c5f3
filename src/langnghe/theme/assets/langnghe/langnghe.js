/* What a page gains with JavaScript; each part does nothing where its elements are not. */
(function () {
  "use strict";
  var root = document.documentElement;
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

  /* Filter as you type, blind to accents: the same folding as the build's. */
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/đ/g, "d").replace(/\s+/g, " ").trim();
  }
  window.langnghe = { fold: fold };
  all("[data-filter]").forEach(function (box) {
    var input = box.querySelector("input");
    var said = box.querySelector("[data-filter-said]");
    var items = all("[data-words]");
    var groups = all("[data-group]");
    function filter() {
      var words = fold(input.value).split(" ");
      var found = 0;
      items.forEach(function (item) {
        item.hidden = !words.every(function (word) { return item.dataset.words.indexOf(word) >= 0; });
        if (!item.hidden) found += 1;
      });
      groups.forEach(function (group) {
        group.hidden = !group.querySelector("[data-words]:not([hidden])");
      });
      said.textContent = input.value.trim() ? (found ? said.dataset.found.replace("{n}", found) : said.dataset.none) : "";
    }
    input.addEventListener("input", filter);
    if (input.value) filter();
  });

  /* Pictures or a compact table. */
  all("[data-view-button]").forEach(function (button) {
    var list = document.querySelector("[data-view]");
    function show(view) {
      list.setAttribute("data-view", view);
      button.setAttribute("aria-pressed", String(view === "rows"));
    }
    button.addEventListener("click", function () {
      var view = list.getAttribute("data-view") === "rows" ? "cards" : "rows";
      show(view);
      try { localStorage.setItem("langnghe.view", view); } catch (denied) { /* for this page only */ }
    });
    try { if (localStorage.getItem("langnghe.view") === "rows") show("rows"); } catch (denied) { /* cards */ }
  });

  /* Pass the page's own address on. */
  all("[data-share]").forEach(function (button) {
    var address = button.dataset.share;
    var said = button.querySelector("[data-share-said]");
    button.addEventListener("click", function () {
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
