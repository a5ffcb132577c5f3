/* The page about reading without a network: what is saved on this device, and whether anything is.

   Loaded on that page alone; src/langnghe/offline/sw.js does the saving. */
(function () {
  "use strict";
  var langnghe = window.langnghe, page = document.querySelector("[data-offline]");
  var site = langnghe.site, ours = "langnghe:" + new URL(site).pathname + ":";
  var code = document.documentElement.lang;

  function find(name) { return page.querySelector("[data-" + name + "]"); }
  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    element.textContent = text;
    return element;
  }

  /* What was wanted and is not here; only a page of this site is led to. */
  function showWanted() {
    var path = "";
    try { path = decodeURIComponent(location.hash.slice(1)).slice(0, 500); } catch (bad) { /* none */ }
    var there = path && new URL(path, site);
    var isOurs = there && there.href.indexOf(site) === 0;
    find("wanted").hidden = !isOurs;
    if (!isOurs) return;
    find("wanted-line").textContent = page.dataset.line.replace("{page}", path);
    find("wanted-link").href = there.href;
  }

  function plain(text) {
    return new DOMParser().parseFromString(text, "text/html").body.textContent;
  }

  /* Of "Name | Site" the name. */
  function titleOf(saved, url) {
    try {
      return plain(decodeURIComponent(saved.headers.get("X-Title"))).replace(/ \| [^|]*$/, "") || url;
    } catch (bad) { return url; }
  }

  function listSaved() {
    var dates = new Intl.DateTimeFormat(code === "en" ? "en-GB" : code, { dateStyle: "medium" });
    return caches.has(ours + "pages").then(function (isThere) {
      return isThere ? caches.open(ours + "pages") : null;
    }).then(function (cache) {
      return !cache ? [] : cache.keys().then(function (keys) {
        return Promise.all(keys.map(function (key) {
          return cache.match(key, { ignoreVary: true }).then(function (saved) {
            return saved && { url: key.url, title: titleOf(saved, key.url), at: saved.headers.get("X-Saved") || "" };
          });
        }));
      });
    }).then(function (all) {
      // Short addresses only lead on.
      all = all.filter(function (one) {
        return one && !/^(q|01)\//.test(one.url.slice(site.length));
      }).sort(function (one, other) { return one.at < other.at ? 1 : -1; });
      var list = find("pages");
      list.replaceChildren.apply(list, all.map(function (one) {
        var item = document.createElement("li");
        var when = page.dataset.saved.replace("{date}", dates.format(new Date(one.at)));
        item.append(make("a", { href: one.url }, one.title), make("span", { "class": "quiet" }, when));
        return item;
      }));
      find("none").hidden = all.length > 0;
      find("forget").hidden = !all.length;
    });
  }

  function forget() {
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) { return name.indexOf(ours) === 0; })
        .map(function (name) { return caches.delete(name); }));
    });
  }

  function show() {
    var isOn = langnghe.offline.isOn();
    find("state").textContent = isOn ? page.dataset.isOn : page.dataset.isOff;
    find("switch").textContent = isOn ? page.dataset.off : page.dataset.on;
    find("switch").hidden = false;
    return listSaved();
  }

  showWanted();
  addEventListener("hashchange", showWanted);
  addEventListener("online", function () {
    find("wanted-line").textContent = page.dataset.back;
  });
  if (!langnghe.offline.isPossible) {
    find("state").textContent = page.dataset.cannot;
    return;
  }
  find("switch").addEventListener("click", function () {
    var turned = langnghe.offline.isOn() ? langnghe.offline.turnOff().then(forget) : langnghe.offline.turnOn();
    turned.then(show);
  });
  find("forget").addEventListener("click", function () { forget().then(show); });
  show();
})();
