/*
  The map that folium's script has made, with the villages, their filters and their list.
  What it needs is loaded by langnghe.js: leaflet, clusters, model.js (made for the language), rows.js.
  window.langnghe.draw(stage) is called when all of it is there.
*/
(function () {
  "use strict";
  var COUNTRY = [[8.2, 102.1], [23.45, 116.2]]; // with both archipelagos
  var PAGE = 40; // rows of the list that are shown at once
  var SVG = "http://www.w3.org/2000/svg";

  function element(name, attributes, inside) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    (inside || []).forEach(function (one) {
      made.appendChild(typeof one === "string" ? document.createTextNode(one) : one);
    });
    return made;
  }
  function drawn(name, attributes, inside) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    (inside || []).forEach(function (one) {
      made.appendChild(typeof one === "string" ? document.createTextNode(one) : one);
    });
    return made;
  }

  window.langnghe.draw = function (stage) {
    var map = window.map_langnghe, clusters = window.marker_cluster_villages;
    var words = window.langnghe_model.words, signs = window.langnghe_model.signs;
    var rows = window.langnghe_rows, fold = window.langnghe.fold;
    var root = stage.dataset.root; // to the language's own pages
    var assets = stage.dataset.top; // to the site's own root
    var canvas = map.getContainer();
    var craftAt = {}, provinceAt = {}, vietnamese = {};
    rows.crafts.forEach(function (one, n) { craftAt[one[0]] = n; });
    rows.provinces.forEach(function (one, n) { provinceAt[one[0]] = n; });
    rows.vietnamese.forEach(function (n) { vietnamese[n] = true; });
    canvas.setAttribute("role", "group");
    canvas.setAttribute("aria-label", words.label);

    /* Frame: no zoom and no pan shows what the base does not have. */
    function bound() {
      map.invalidateSize({ pan: false });
      var least = map.getBoundsZoom(map.options.maxBounds, true);
      // At once: a move that still runs would undo the next one.
      if (map.getZoom() < least) map.setView(map.getCenter(), least, { animate: false });
      map.setMinZoom(least);
    }
    bound();
    map.on("resize", bound);
    L.control.zoom({ position: "topleft", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
    if (map.attributionControl) map.attributionControl.setPrefix(false);

    /* The whole country in small, wherever the map itself does not show both archipelagos. */
    inset(map, window.langnghe_model.inset, words);

    /* A village's sign, popup and marker. */
    var icons = {};
    function signHtml(craft) {
      var one = signs[craft] || signs.other;
      return '<svg class="map-sign map-' + one[0] + '" viewBox="-2 -2 28 28" aria-hidden="true" focusable="false">' +
        '<path class="map-sign-rim" d="' + one[1] + '"/><path class="map-sign-ground" d="' + one[1] +
        '"/><path class="map-sign-lines" d="' + one[2] + '"/></svg>';
    }
    function iconOf(n) {
      var craft = rows.crafts[rows.craft[n][0]][0];
      if (!icons[craft]) {
        icons[craft] = L.divIcon({ className: "map-marker", iconSize: [30, 30], popupAnchor: [0, -12], html: signHtml(craft) });
      }
      return icons[craft];
    }
    function craftsOf(n) {
      return rows.craft[n].map(function (k) { return rows.crafts[k][1]; }).join(", ");
    }
    function said(n, name) {
      var made = element(name || "span", {}, [rows.name[n]]);
      if (vietnamese[n]) made.lang = "vi";
      return made;
    }
    function popup(marker) {
      var n = marker.row;
      var photo = rows.photo[n] || "motifs/villages-" + rows.id[n] + ".svg";
      var link = element("a", { href: root + "villages/" + rows.id[n] + ".html" }, [said(n)]);
      var card = element("div", { "class": "map-card" }, [
        element("img", { src: assets + photo, alt: "", width: "240", height: "150" }),
        element("p", { "class": "kicker" }, [craftsOf(n)]),
        element("p", { "class": "map-card-name" }, [link]),
        element("p", { "class": "quiet" }, [rows.places[rows.place[n]]])
      ]);
      return card;
    }
    // A marker's icon and name are made when it is first shown, which few ever are.
    var Place = L.Marker.extend({
      options: { riseOnHover: true },
      _initIcon: function () {
        this.options.icon = iconOf(this.row);
        this.options.title = this.options.alt = rows.name[this.row];
        L.Marker.prototype._initIcon.call(this);
      }
    });
    var markers = rows.id.map(function (id, n) {
      var marker = new Place([rows.at[2 * n], rows.at[2 * n + 1]]);
      marker.row = n;
      return marker;
    });
    clusters.on("click keypress", function (event) {
      var key = event.originalEvent && event.originalEvent.key;
      if (event.type === "keypress" && key !== "Enter" && key !== " ") return;
      show(event.propagatedFrom || event.layer);
    });
    function show(marker) {
      if (!marker.getPopup()) marker.bindPopup(popup(marker), { minWidth: 200, maxWidth: 240, autoPanPadding: [16, 16] });
      marker.openPopup();
    }
    map.on("popupopen", function (event) {
      var box = event.popup.getElement();
      box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
      box.querySelector("a[href$='.html']").focus({ preventScroll: true });
    });
    // Leaflet hears keys only while the map itself has the focus.
    canvas.addEventListener("keydown", function (event) {
      if (event.key === "Escape") map.closePopup();
    });
    map.on("popupclose", function (event) {
      var icon = event.popup._source && event.popup._source._icon;
      if (icon && canvas.contains(document.activeElement)) icon.focus({ preventScroll: true });
    });
    // Made once: making one takes longer than drawing a cluster.
    var written = new Intl.NumberFormat(document.documentElement.lang);
    clusters.options.iconCreateFunction = function (cluster) {
      var count = cluster.getChildCount(), size = count < 10 ? 28 : count < 100 ? 34 : count < 1000 ? 40 : 48;
      return L.divIcon({
        className: "map-cluster", iconSize: [size, size],
        html: "<b>" + written.format(count) + '</b> <span class="unseen">' + words.villages + "</span>"
      });
    };

    /* Filters, list and address say the same. */
    var form = stage.querySelector("[data-map-tools]"), list = stage.querySelector("[data-map-list]");
    var shown = [], listed = 0, folded = null, chosen = { craft: "", province: "", q: "" };
    function textsOf() {
      return rows.name.map(function (name, n) {
        return fold([name, craftsOf(n), rows.places[rows.place[n]], rows.provinces[rows.province[n]][1]].join(" "));
      });
    }
    function choose() {
      var craft = craftAt[chosen.craft], province = provinceAt[chosen.province];
      var typed = fold(chosen.q).split(" ").filter(Boolean);
      if (typed.length && !folded) folded = textsOf();
      shown = [];
      for (var n = 0; n < rows.id.length; n += 1) {
        if (chosen.craft && rows.craft[n].indexOf(craft) < 0) continue;
        if (chosen.province && rows.province[n] !== province) continue;
        if (typed.length && !typed.every(function (word) { return folded[n].indexOf(word) >= 0; })) continue;
        shown.push(n);
      }
    }
    function put() {
      clusters.clearLayers();
      clusters.addLayers(shown.map(function (n) { return markers[n]; }));
      if (list) fill();
    }
    function fill() {
      var said_ = stage.querySelector("[data-map-said]");
      var number = written.format(shown.length);
      said_.textContent = shown.length ? words.found.replace("{n}", number) : words.none;
      list.textContent = "";
      listed = 0;
      more();
    }
    function more() {
      var next = shown.slice(listed, listed + PAGE);
      next.forEach(function (n) {
        var sign = element("span", { "class": "map-row-sign" });
        sign.innerHTML = signHtml(rows.crafts[rows.craft[n][0]][0]);
        var button = element("button", { type: "button", "class": "map-row", "data-row": n }, [
          sign,
          element("span", {}, [said(n, "strong"), element("span", { "class": "quiet" }, [craftsOf(n) + " · " + rows.places[rows.place[n]]])])
        ]);
        list.appendChild(element("li", {}, [button]));
      });
      listed += next.length;
      var button = stage.querySelector("[data-map-more]");
      button.hidden = listed >= shown.length;
    }
    function reach(n) {
      var marker = markers[n];
      clusters.zoomToShowLayer(marker, function () { show(marker); });
      if (canvas.getBoundingClientRect().top < 0 || canvas.getBoundingClientRect().top > window.innerHeight / 2) {
        canvas.scrollIntoView({ block: "start" });
      }
    }
    function around(numbers) {
      var bounds = L.latLngBounds(numbers.map(function (n) { return markers[n].getLatLng(); }));
      map.fitBounds(bounds, { padding: [40, 40], maxZoom: 10, animate: false });
    }

    /* map.html?craft=noodles#7/22.1/106.0 */
    var writes = stage.hasAttribute("data-map-address"), isReady = false;
    function write() {
      if (!writes || !isReady) return;
      var query = new URLSearchParams();
      Object.keys(chosen).forEach(function (key) { if (chosen[key]) query.set(key, chosen[key]); });
      var at = map.getCenter(), text = query.toString();
      var hash = "#" + [map.getZoom(), at.lat.toFixed(3), at.lng.toFixed(3)].join("/");
      try { history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + hash); } catch (denied) { /* from a disk */ }
    }
    function readView() {
      var found = /^#(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/.exec(location.hash);
      if (found) map.setView([+found[2], +found[3]], +found[1], { animate: false });
      return Boolean(found);
    }
    function take(query) {
      chosen.craft = craftAt[query.get("craft")] === undefined ? "" : query.get("craft");
      chosen.province = provinceAt[query.get("province")] === undefined ? "" : query.get("province");
      chosen.q = (query.get("q") || "").slice(0, 100);
    }

    if (form) {
      [["craft", rows.crafts], ["province", rows.provinces]].forEach(function (pair) {
        pair[1].forEach(function (one) {
          form.elements[pair[0]].appendChild(element("option", { value: one[0] }, [one[1]]));
        });
      });
      take(new URLSearchParams(location.search));
      ["craft", "province", "q"].forEach(function (key) { form.elements[key].value = chosen[key]; });
      var waiting = 0;
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      form.addEventListener("input", function (event) {
        clearTimeout(waiting);
        waiting = setTimeout(function () {
          ["craft", "province", "q"].forEach(function (key) { chosen[key] = form.elements[key].value; });
          choose();
          put();
          if (event.target.name !== "q" && shown.length) {
            if (chosen.province || chosen.craft) around(shown);
            else map.fitBounds(COUNTRY, { animate: false });
          }
          write();
        }, event.target.name === "q" ? 150 : 0);
      });
      list.addEventListener("click", function (event) {
        var button = event.target.closest("[data-row]");
        if (button) reach(+button.dataset.row);
      });
      stage.querySelector("[data-map-more]").addEventListener("click", function () {
        var first = listed;
        more();
        list.children[first].querySelector("button").focus();
      });
    }
    var here = stage.querySelector("[data-map-here]");
    if (here) {
      var mine = null, told = stage.querySelector("[data-map-here-said]");
      here.addEventListener("click", function () {
        if (!navigator.geolocation) { told.textContent = words.here_not; return; }
        told.textContent = words.here_asked;
        navigator.geolocation.getCurrentPosition(function (found) {
          var at = [found.coords.latitude, found.coords.longitude];
          if (mine) mine.remove();
          if (!map.options.maxBounds.contains(at)) { told.textContent = words.here_far; return; }
          mine = L.circleMarker(at, { radius: 8, className: "map-mine", interactive: false }).addTo(map);
          map.setView(at, Math.max(map.getZoom(), 9), { animate: false });
          told.textContent = words.here_found;
        }, function () { told.textContent = words.here_not; }, { maximumAge: 60000, timeout: 20000 });
      });
    }
    var wide = stage.querySelector("[data-map-wide]");
    if (wide) {
      var frame = stage.querySelector(".map-frame");
      wide.hidden = !frame.requestFullscreen;
      wide.addEventListener("click", function () {
        if (document.fullscreenElement) document.exitFullscreen(); else frame.requestFullscreen();
      });
      document.addEventListener("fullscreenchange", function () {
        wide.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
        setTimeout(bound, 60);
      });
    }

    /* Begin: at what the address says, at the place a page is about, or with the whole country. */
    choose();
    var own = stage.dataset.village ? rows.id.indexOf(stage.dataset.village) : -1;
    var spot = stage.dataset.at ? stage.dataset.at.split(",").map(Number) : null;
    if (spot) map.setView(spot, 10, { animate: false });
    else if (!(writes && readView())) {
      if (shown.length && (chosen.craft || chosen.province)) around(shown);
      else map.fitBounds(COUNTRY, { animate: false });
    }
    if (own < 0 && spot) L.circleMarker(spot, { radius: 9, className: "map-mine", interactive: false }).addTo(map);
    put();
    if (own >= 0) clusters.zoomToShowLayer(markers[own], function () { L.DomUtil.addClass(markers[own]._icon, "map-own"); });
    isReady = true;
    map.on("moveend", write);
    window.addEventListener("hashchange", readView);
    stage.classList.add("map-drawn");
    if (window.performance && performance.mark) performance.mark("map-drawn");
  };

  function inset(map, given, words) {
    var labels = given.labels.map(function (one) { return drawn("text", { x: one[0], y: one[1] }, [one[2]]); });
    var dots = given.marks.map(function (one) {
      return drawn("circle", { "class": "map-inset-mark", cx: one[0], cy: one[1], r: 1 });
    });
    var box = drawn("rect", { "class": "map-inset-view" });
    var picture = drawn("svg", { viewBox: "0 0 " + given.width + " " + given.height, width: given.width, height: given.height, role: "img" }, [
      drawn("title", {}, [words.inset]),
      drawn("path", { "class": "map-inset-abroad", d: given.abroad }),
      drawn("path", { "class": "map-inset-country", d: given.country })
    ].concat(dots, labels, [box]));
    var Inset = L.Control.extend({
      options: { position: "bottomright" },
      onAdd: function () { return element("div", { "class": "map-inset" }, [picture]); }
    });
    var control = new Inset().addTo(map);
    function northing(lat) { return Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) * 180 / Math.PI; }
    function follow() {
      var seen = map.getBounds();
      var left = (seen.getWest() - given.west) * given.scale, top = (given.top - northing(seen.getNorth())) * given.scale;
      var right = (seen.getEast() - given.west) * given.scale, bottom = (given.top - northing(seen.getSouth())) * given.scale;
      // A town is less than a pixel: the frame is never smaller than can be seen.
      var wide = Math.max(right - left, 7), high = Math.max(bottom - top, 7);
      box.setAttribute("x", (left + right - wide) / 2);
      box.setAttribute("y", (top + bottom - high) / 2);
      box.setAttribute("width", wide);
      box.setAttribute("height", high);
    }
    /* It is away only while the map itself shows every island and both names, whole. */
    function appear() {
      var frame = map.getContainer().getBoundingClientRect();
      var names = Array.prototype.slice.call(map.getContainer().querySelectorAll(".map-label-archipelago span"));
      control.getContainer().hidden = map.getBounds().contains([[7.8, 111], [17.2, 116.2]]) && names.every(function (name) {
        var at = name.getBoundingClientRect();
        return at.left >= frame.left && at.right <= frame.right && at.top >= frame.top && at.bottom <= frame.bottom;
      });
    }
    map.on("move resize", follow);
    map.on("moveend zoomend resize", appear);
    follow();
    appear();
  }
})();
