/* Lists that narrow: filters, orders, and cards as a table. Loaded when somebody wants them.

   What each record may be filtered by is read from files that the build made, of one province or of
   the whole country; what they hold, and how it is packed, is written in
   src/langnghe/search/browsing.py. A state of a list has its own address, and is drawn from that. */
(function () {
  "use strict";
  var langnghe = window.langnghe = window.langnghe || {};
  var search = langnghe.search;
  var browse = langnghe.browse = {};

  var list = document.querySelector("[data-list]");
  var code = document.documentElement.lang;
  var kind = list.dataset.list; // villages, products, craft, province or place
  var area = list.dataset.area;
  var main = list.querySelector("[data-browse-main]");
  var body = main.parentNode;
  var groups = main.querySelector(".groups");
  var written = Array.prototype.slice.call(main.childNodes); // the list as it was built
  var buttons = {
    filters: list.querySelector("[data-browse-button]"),
    view: list.querySelector("[data-view-button]")
  };
  var said = list.querySelector("[data-browse-said]");

  var PER_PAGE = 60, FIRST = 12, AT_FIRST = 8;
  var FACETS = ["kind", "craft", "province", "category", "material", "standing", "stars", "mark",
    "open", "exported"];
  var BARE = ["open", "exported"]; // yes or nothing: they stand together
  var ORDERS = {
    villages: ["place", "name", "checked"],
    products: ["category", "name", "place", "checked"]
  }[kind] || ["name", "place", "checked"];
  // What all of this list have is no filter of it.
  var fixed = {};
  if (kind === "villages") fixed.kind = "village";
  if (kind === "products") fixed.kind = "product";
  if (list.dataset.craft) fixed.craft = list.dataset.craft;
  if (area !== "all") fixed.province = area;
  var offered = FACETS.filter(function (facet) { return !fixed[facet]; });

  /* Elements, always from text and never from HTML. */

  function make(tag, attributes, inside) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    });
    [].concat(inside == null ? [] : inside).forEach(function (one) {
      if (one != null) element.append(one);
    });
    return element;
  }

  function each(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  /* The state of a list, and its address. */

  function read() {
    var given = new URLSearchParams(location.search);
    var state = { chosen: {}, sort: ORDERS[0], view: "cards", page: 1 };
    offered.forEach(function (facet) {
      var values = (given.get(facet) || "").split(",").filter(Boolean);
      if (values.length) state.chosen[facet] = values;
    });
    if (ORDERS.indexOf(given.get("sort")) >= 0) state.sort = given.get("sort");
    if (given.get("view") === "table") state.view = "table";
    state.page = Math.max(1, parseInt(given.get("page"), 10) || 1);
    return state;
  }

  function isNarrowed(state) { return Object.keys(state.chosen).length > 0; }

  /* Whether the list is another than the one that was built. */
  function isOwn(state) { return isNarrowed(state) || state.sort !== ORDERS[0]; }

  function addressOf(state) {
    function written(value) { return encodeURIComponent(value).replace(/%20/g, "+"); }
    var parts = offered.filter(function (facet) { return state.chosen[facet]; })
      .map(function (facet) { return facet + "=" + state.chosen[facet].map(written).join(","); });
    if (state.sort !== ORDERS[0]) parts.push("sort=" + state.sort);
    if (state.view === "table") parts.push("view=table");
    if (state.page > 1) parts.push("page=" + state.page);
    // From a disk, a page may not take the address of another.
    var path = location.protocol === "file:" || !isOwn(state) ? location.pathname
      : new URL(list.dataset.first, location.href).pathname;
    return path + (parts.length ? "?" + parts.join("&") : "");
  }

  function altered(state, changes) {
    var chosen = {};
    Object.keys(state.chosen).forEach(function (facet) {
      chosen[facet] = state.chosen[facet].slice();
    });
    return Object.assign({}, state, { chosen: chosen, page: 1 }, changes);
  }

  function toggled(state, facet, value) {
    var next = altered(state);
    var values = next.chosen[facet] || [];
    var at = values.indexOf(value);
    if (at < 0) values.push(value);
    else values.splice(at, 1);
    if (values.length) next.chosen[facet] = values;
    else delete next.chosen[facet];
    return next;
  }

  /* Numbers, as src/langnghe/search/packing.py packs them. */

  var DIGITS = {}, BASE = 0, ONE = 75;
  for (var letter = 33; letter < 127; letter++) {
    if ('"\\<|;~'.indexOf(String.fromCharCode(letter)) < 0) DIGITS[letter] = BASE++;
  }

  function unpack(text, from) {
    var at = from || 0, found = [];
    function digit() { return DIGITS[text.charCodeAt(at++)]; }
    while (at < text.length) {
      var first = digit();
      if (first < ONE) found.push(first);
      else if (first < BASE - 1) found.push(ONE + (first - ONE) * BASE + digit());
      else found.push((digit() * BASE + digit()) * BASE + digit());
    }
    return found;
  }

  function unpackEvenly(text) {
    var width = +text[0], found = [];
    for (var at = 1; at < text.length; at += width) {
      var number = 0;
      for (var place = 0; place < width; place++) {
        number = number * BASE + DIGITS[text.charCodeAt(at + place)];
      }
      found.push(number);
    }
    return found;
  }

  function column(text) {
    var numbers = unpack(text, 1);
    if (text[0] === "=") return numbers;
    var found = [];
    for (var at = 0; at < numbers.length; at += 2) {
      for (var times = numbers[at + 1]; times > 0; times--) found.push(numbers[at]);
    }
    return found;
  }

  /* The records of the area. */

  var now = new Date();
  // Days as Python's calendar counts them.
  var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000 + 719163;

  var loading;
  function load() {
    loading = loading || search.language(code).then(function (language) {
      function file(name) { return search.ask("browse/" + name, language.layout); }
      return Promise.all([file(code), file(area), file(area + "/" + code), search.base(code)])
        .then(function (files) {
          return opened(language, file, files[0], files[1], files[2], files[3]);
        });
    });
    loading.catch(function () { loading = null; });
    return loading;
  }

  function opened(language, file, told, columns, names, base) {
    var here = { told: told, base: base, records: [], file: file };
    here.ranks = {};
    Object.keys(told.names).forEach(function (facet) {
      here.ranks[facet] = {};
      Object.keys(told.names[facet]).forEach(function (value, rank) {
        here.ranks[facet][value] = rank;
      });
    });
    here.labels = Object.assign({ material: {} }, told.names);
    columns.values.reduce(function (all, some) { return all.concat(some); }, [])
      .filter(function (pair) { return pair[0] === "material"; })
      .forEach(function (pair, at) { here.labels.material[pair[1]] = names.materials[at]; });
    var parts = columns.parts.map(function (part) { return recordsOf(language, columns, part); });
    var orders = names.orders.map(unpackEvenly);
    var turns = names.merge ? column(names.merge) : orders[0].map(function () { return 0; });
    var next = orders.map(function () { return 0; });
    turns.forEach(function (part, rank) {
      var record = parts[part][orders[part][next[part]++]];
      record.rank = rank;
      if (!fixed.kind || record.kind === fixed.kind) {
        if (!fixed.craft || record.craft.indexOf(fixed.craft) >= 0) here.records.push(record);
      }
    });
    here.parts = parts;
    here.total = counted(here.records, {});
    return here;
  }

  /* A province's own records in the order of its segments, then its guests. */
  function recordsOf(language, columns, part) {
    var numbers = [], first = {};
    language.segments.forEach(function (segment, at) {
      first[segment[0]] = language.starts[at];
      if (segment[0].slice(0, segment[0].lastIndexOf("-")) === part.code) {
        for (var n = 0; n < segment[1]; n++) numbers.push(language.starts[at] + n);
      }
    });
    var guests = part.guests.map(function (spot) { return first[spot[0]] + spot[1]; });
    var own = numbers.length;
    var records = numbers.concat(guests).map(function (number) {
      return { number: number, stars: [] };
    });
    part.columns.forEach(function (pair, at) { fill(records, columns.values[at], pair); });
    var stars = unpack(part.stars[1]);
    for (var at = 0, place = 0; at < stars.length; place++) {
      place += stars[at++];
      for (var times = stars[at++]; times > 0; times--, at += 2) {
        // Judged on the reader's own day.
        if (part.stars[0] + stars[at + 1] >= today) records[place].stars.push(String(stars[at]));
      }
    }
    var places = unpack(part.places), village = -1;
    records.forEach(function (record, at) {
      record.kind = record.kind[0];
      if (at < own && record.kind === "village") village += 1;
      // What is only made here as well comes after all that is at home here.
      record.place = at < own ? places[village] : places.length;
      record.home = part.code;
    });
    return records;
  }

  function fill(records, values, pair) {
    var numbers = unpack(pair[0]), sets = [];
    for (var at = 0; at < numbers.length;) {
      var set = {};
      values.forEach(function (value) { set[value[0]] = set[value[0]] || []; });
      for (var times = numbers[at++]; times > 0; times--) {
        var value = values[numbers[at++]];
        set[value[0]].push(value[1]);
      }
      sets.push(set);
    }
    var which = column(pair[1]);
    var facets = Object.keys(sets[0] || {});
    records.forEach(function (record, at) {
      facets.forEach(function (facet) { record[facet] = sets[which[at]][facet]; });
    });
  }

  /* What a state leaves, and how much each further choice would. */

  function has(record, facet, values) {
    var own = facet === "kind" ? [record.kind] : record[facet] || [];
    return own.some(function (value) { return values.indexOf(value) >= 0; });
  }

  function sift(here, state) {
    var chosen = Object.keys(state.chosen);
    var found = [], without = {};
    offered.forEach(function (facet) { without[facet] = []; });
    here.records.forEach(function (record) {
      var missed = chosen.filter(function (facet) {
        return !has(record, facet, state.chosen[facet]);
      });
      if (!missed.length) found.push(record);
      // The counts of a facet answer to all the others.
      offered.forEach(function (facet) {
        if (!missed.length || (missed.length === 1 && missed[0] === facet)) {
          without[facet].push(record);
        }
      });
    });
    var counts = {};
    offered.forEach(function (facet) { counts[facet] = counted(without[facet], {}, facet)[facet]; });
    return { found: found, counts: counts, without: without };
  }

  function counted(records, counts, only) {
    (only ? [only] : offered).forEach(function (facet) {
      var count = counts[facet] = {};
      records.forEach(function (record) {
        (facet === "kind" ? [record.kind] : record[facet] || []).forEach(function (value) {
          count[value] = (count[value] || 0) + 1;
        });
      });
    });
    return counts;
  }

  /* The records come in the order of their names; whatever else is alike stays so. */
  function sorted(here, state, found) {
    var keys = {
      name: function () { return []; },
      place: function (one) { return [here.ranks.province[one.home], one.place]; },
      category: function (one) { return [here.ranks.category[(one.category || [])[0]]]; },
      checked: function (one) { return [one.days]; }
    };
    var first = fixed.kind ? 0 : 1;
    function keyOf(record) {
      var key = keys[state.sort](record);
      return first ? [record.kind === "village" ? 0 : 1].concat(key) : key;
    }
    var ready = state.sort === "checked" ? withDays(here) : Promise.resolve();
    return ready.then(function () {
      return found.map(function (record) { return [keyOf(record), record]; })
        .sort(function (one, other) { return compare(one[0], other[0]); })
        .map(function (pair) { return pair[1]; });
    });
  }

  function compare(one, other) {
    for (var at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at] - other[at];
    return 0;
  }

  function withDays(here) {
    return here.file(area + "/checked").then(function (parts) {
      var newest = Math.max.apply(null, parts.map(function (part) { return part[0]; }));
      parts.forEach(function (part, at) {
        column(part[1]).forEach(function (days, place) {
          here.parts[at][place].days = newest - part[0] + days;
        });
      });
    });
  }

  /* A page's records in groups, as the list that was built has them. */
  function grouped(here, state, records) {
    function keyOf(record) {
      if (!fixed.kind) return record.kind;
      if (state.sort === "place" && area === "all") return record.home;
      if (state.sort === "category") return record.category[0];
      return record.kind;
    }
    function titleOf(key, record) {
      if (!fixed.kind) return here.labels.kind[key];
      if (state.sort === "place" && area === "all") return here.labels.province[key];
      if (state.sort === "category") return here.labels.category[key];
      return here.labels.kind[record.kind];
    }
    var sizes = {}, shown = [];
    records.forEach(function (record) {
      var key = keyOf(record);
      sizes[key] = (sizes[key] || 0) + 1;
    });
    records.slice((state.page - 1) * PER_PAGE, state.page * PER_PAGE).forEach(function (record) {
      var key = keyOf(record), last = shown[shown.length - 1];
      if (!last || last.key !== key) {
        shown.push(last = {
          key: key, title: titleOf(key, record), records: [], kind: record.kind, size: sizes[key],
          href: key === record.home ? here.base + "provinces/" + key + ".html" : null
        });
      }
      last.records.push(record);
    });
    return shown;
  }

  /* Texts. */

  var plural = new Intl.PluralRules(code), digits = new Intl.NumberFormat(code);

  function fillIn(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) {
      return name in values ? values[name] : all;
    });
  }

  function amount(here, key, number) {
    var counts = here.told.counts;
    var text = counts[key + "." + plural.select(number)] || counts[key + ".other"];
    return fillIn(text, { n: digits.format(number) });
  }

  function amounts(here, records) {
    var villages = records.filter(function (one) { return one.kind === "village"; }).length;
    var products = records.length - villages;
    if (!villages || !products) {
      var isOfVillages = villages || fixed.kind === "village";
      return amount(here, isOfVillages ? "villages" : "products", records.length);
    }
    return fillIn(here.told.counts.both, {
      villages: amount(here, "villages", villages), products: amount(here, "products", products)
    });
  }

  /* What a value is called: its text, and its language where that is not the page's. */
  function label(here, facet, value) {
    if (BARE.indexOf(facet) >= 0) return [here.told.words["facet." + facet]];
    var name = (here.labels[facet] || {})[value];
    return name == null ? [value] : [].concat(name);
  }

  function labelled(pair) { return pair[1] ? make("span", { lang: pair[1] }, pair[0]) : pair[0]; }

  function fullName(here, facet, value) {
    var name = label(here, facet, value)[0];
    if (BARE.indexOf(facet) >= 0) return name;
    return here.told.words["facet." + facet] + ": " + name;
  }

  /* Cards, as templates/parts/pieces.html.jinja has them. */

  var STAR = "m10 1 2.7 5.9 6.4.7-4.8 4.3 1.4 6.3L10 15l-5.7 3.2 1.4-6.3L.9 7.6l6.4-.7z";
  var day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (part) {
    return String(part).padStart(2, "0");
  }).join("-");

  function badge(one) {
    var shown = make("span", {
      "class": "badge badge-" + one.kind, "data-valid-until": one.until || null,
      hidden: !!one.until && one.until < day
    });
    if (one.stars) shown.append(stars(one.stars));
    shown.append(one.label);
    return shown;
  }

  function stars(count) {
    function drawn(tag, attributes) {
      var element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      Object.keys(attributes).forEach(function (name) {
        element.setAttribute(name, attributes[name]);
      });
      return element;
    }
    var picture = drawn("svg", {
      "class": "stars", viewBox: "0 0 " + count * 22 + " 20", width: count * 15, height: 14,
      "aria-hidden": "true", focusable: "false"
    });
    for (var star = 0; star < count; star++) {
      picture.append(drawn("path", { transform: "translate(" + star * 22 + ")", d: STAR }));
    }
    return picture;
  }

  function card(here, row) {
    var badges = (row.badges || []).map(badge);
    return make("li", { "class": "card card-" + row.kind, "data-words": "" }, [
      make("div", { "class": "card-picture" }, make("img", {
        src: new URL(row.picture, here.base).href, width: 800, height: 600, alt: "",
        loading: "lazy", decoding: "async"
      })),
      make("div", { "class": "card-text" }, [
        make("p", { "class": "kicker" }, row.kicker),
        make("h3", {}, make("a", { href: new URL(row.href, here.base).href },
          labelled([row.name, row.nameLang]))),
        make("p", { "class": "card-place" }, row.place),
        row.line ? make("p", { "class": "card-line" }, labelled([row.line, row.lineLang])) : null,
        badges.length ? make("p", { "class": "card-badges" }, badges) : null
      ])
    ]);
  }

  /* A table of the cards that are there, whoever made them. */

  function tabulate() {
    var isTable = state.view === "table";
    var shown = main.querySelector(".groups");
    if (!shown) return;
    shown.setAttribute("data-view", state.view);
    each("ul.cards", shown).forEach(function (cards) {
      var table = cards.nextElementSibling;
      if (table) table.remove();
      cards.hidden = isTable;
      if (isTable && words) cards.after(tableOf(cards));
    });
    document.dispatchEvent(new Event("langnghe:list"));
  }

  function tableOf(cards) {
    var title = cards.parentNode.querySelector("h2");
    var rows = each(".card", cards);
    var hasBadges = rows.some(function (one) { return one.querySelector(".card-badges"); });
    var names = ["name", "what", "where"].concat(hasBadges ? ["badges"] : []);
    function text(one, selector) {
      var found = one.querySelector(selector);
      return found ? Array.prototype.map.call(found.childNodes, function (node) {
        return node.cloneNode(true);
      }) : [];
    }
    return make("table", { "class": "list-table", role: "table" }, [
      make("caption", { "class": "unseen" }, title.textContent),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, names.map(function (name) {
        return make("th", { scope: "col", role: "columnheader" }, words["column." + name]);
      }))),
      make("tbody", { role: "rowgroup" }, rows.map(function (one) {
        var shown = {
          name: make("th", { scope: "row", role: "rowheader" }, text(one, "h3")),
          what: make("td", { role: "cell" }, text(one, ".kicker")),
          where: make("td", { role: "cell" }, text(one, ".card-place")),
          badges: make("td", { role: "cell", "class": "card-badges" }, text(one, ".card-badges"))
        };
        return make("tr", { role: "row", "data-words": one.dataset.words }, names.map(function (name) {
          return shown[name];
        }));
      }))
    ]);
  }

  /* The list that a state leaves. */

  var words; // of this language, once they are here
  var state = read();
  var turn = 0; // of all that is drawn, only the last is shown

  function draw(how) {
    var mine = ++turn;
    if (!isOwn(state)) {
      restore();
      return (state.view === "table" && !words ? loadWords() : Promise.resolve()).then(function () {
        if (mine === turn) settle();
      });
    }
    list.classList.add("is-waiting");
    return load().then(function (here) {
      words = here.told.words;
      var left = sift(here, state);
      update(here, left);
      return sorted(here, state, left.found).then(function (records) {
        if (mine !== turn) return null;
        var pages = Math.max(1, Math.ceil(records.length / PER_PAGE));
        state.page = Math.min(state.page, pages);
        return show(here, left, records, pages, mine);
      });
    }).then(function () {
      if (mine === turn && how === "page") focus();
    }).catch(function (error) {
      if (mine === turn) failed(error);
    });
  }

  function failed(error) {
    list.classList.remove("is-waiting");
    said.textContent = said.dataset.failed;
    if (window.console) console.warn(error);
  }

  function restore() {
    if (main.firstChild !== written[0]) main.replaceChildren.apply(main, written);
    list.classList.remove("is-waiting", "is-own");
  }

  function settle() {
    list.classList.remove("is-waiting");
    said.textContent = "";
    buttons.view.setAttribute("aria-pressed", String(state.view === "table"));
    mark();
    carry();
    tabulate();
    if (panel && !isOwn(state)) load().then(function (here) { update(here, sift(here, state)); });
  }

  /* Whatever leads to this page in another language, or names it on paper, keeps its state. */
  var ways = each(".site-head a[hreflang]"), foot = list.querySelector(".address");
  var address = foot ? foot.textContent : "";
  function carry() {
    ways.forEach(function (way) { way.search = location.search; });
    if (foot) foot.textContent = address + location.search;
  }

  /* How many filters are on, on the button that opens them. */
  function mark() {
    var number = Object.keys(state.chosen).reduce(function (sum, facet) {
      return sum + state.chosen[facet].length;
    }, 0);
    var shown = buttons.filters.querySelector("span");
    if (shown) shown.remove();
    if (number) buttons.filters.append(make("span", { "class": "how-many" }, String(number)));
  }

  function show(here, left, records, pages, mine) {
    var shown = grouped(here, state, records);
    var wanted = shown.reduce(function (all, group) { return all.concat(group.records); }, []);
    function rows(from, to) {
      return search.rows(code, wanted.slice(from, to).map(function (one) { return one.number; }));
    }
    return rows(0, FIRST).then(function (first) {
      if (mine !== turn) return null;
      var lists = [];
      var parts = shown.map(function (group, at) {
        var cards = make("ul", { "class": "cards" });
        lists.push([cards, group.records.length]);
        var title = make("h2", { id: "own-" + at }, group.href
          ? make("a", { href: group.href }, group.title) : group.title);
        return make("section", {
          "class": "group", "data-group": true, "aria-labelledby": "own-" + at
        }, [
          make("div", { "class": "group-head" }, [
            title,
            make("p", { "class": "quiet" },
              amount(here, group.kind === "village" ? "villages" : "products", group.size))
          ]),
          cards
        ]);
      });
      function add(found) {
        found.forEach(function (row) {
          while (!lists[0][1]) lists.shift();
          lists[0][0].append(card(here, row));
          lists[0][1] -= 1;
        });
      }
      add(first);
      main.replaceChildren(
        head(here, records),
        records.length ? make("div", { "class": "groups" }, parts) : nothing(here, left),
        pager(here, pages) || ""
      );
      list.classList.add("is-own");
      settle();
      // On a desk the panel stays where it is, and the list beside it begins anew.
      if (isOpen() && desk.matches && body.getBoundingClientRect().top < 0) {
        body.scrollIntoView({ block: "start" });
      }
      announce(here, records);
      return wanted.length > FIRST ? rows(FIRST, wanted.length).then(function (rest) {
        if (mine !== turn) return;
        add(rest);
        tabulate();
      }) : null;
    });
  }

  /* What is chosen, each with a way to undo it; and how much is left. */
  function head(here, records) {
    var chips = [];
    Object.keys(state.chosen).forEach(function (facet) {
      state.chosen[facet].forEach(function (value) {
        var name = fullName(here, facet, value);
        var chip = make("button", {
          type: "button", "class": "chip", "data-facet": facet, "data-value": value,
          "aria-label": fillIn(words.remove, { name: name })
        }, labelled(label(here, facet, value)));
        chip.addEventListener("click", function () { undo(chip, facet, value); });
        chips.push(make("li", {}, chip));
      });
    });
    var clear = make("button", { type: "button", "class": "chip chip-clear" }, words.clear);
    clear.addEventListener("click", reset);
    return make("div", { "class": "own-head" }, [
      make("h2", { "class": "own-found", id: "own-results", tabindex: "-1" }, records.length
        ? fillIn(words.found, { what: amounts(here, records) }) : words.none),
      chips.length ? make("ul", { "class": "chips", "aria-label": words.chosen },
        chips.concat(make("li", {}, clear))) : null
    ]);
  }

  function announce(here, records) {
    said.textContent = records.length
      ? fillIn(words.found, { what: amounts(here, records) }) : words.none;
  }

  /* Nothing is left: what would be, with one filter less. */
  function nothing(here, left) {
    var ways = Object.keys(state.chosen).filter(function (facet) {
      return left.without[facet].length;
    }).map(function (facet) {
      var name = state.chosen[facet].map(function (value) {
        return fullName(here, facet, value);
      }).join(", ");
      var button = make("button", { type: "button", "class": "door" }, fillIn(words.without, {
        name: "“" + name + "”", what: amounts(here, left.without[facet])
      }));
      button.addEventListener("click", function () {
        var next = altered(state);
        delete next.chosen[facet];
        go(next, "page");
      });
      return make("li", {}, button);
    });
    var clear = make("button", { type: "button", "class": "door" }, words.clear);
    clear.addEventListener("click", reset);
    return make("div", { "class": "own-none" }, [
      ways.length ? make("p", {}, words.none_help) : null,
      make("ul", {}, ways.concat(make("li", {}, clear)))
    ]);
  }

  function pager(here, pages) {
    if (pages === 1) return null;
    var lists = here.told.lists, number = state.page;
    function link(to, text, attributes) {
      var there = altered(state, { page: to });
      var way = make("a", Object.assign({ href: addressOf(there) }, attributes), text);
      way.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(there, "page");
      });
      return make("li", {}, way);
    }
    var named = [1, pages];
    for (var at = Math.max(1, number - 2); at <= Math.min(pages, number + 2); at++) named.push(at);
    named = named.filter(function (one, at) { return named.indexOf(one) === at; })
      .sort(function (one, other) { return one - other; });
    var items = [];
    if (number > 1) items.push(link(number - 1, lists.previous, { rel: "prev" }));
    named.forEach(function (one, at) {
      if (at && one - named[at - 1] > 1) items.push(make("li", { "aria-hidden": "true" }, "…"));
      items.push(link(one, String(one), {
        "aria-label": fillIn(lists.page_n, { number: one }),
        "aria-current": one === number ? "page" : null
      }));
    });
    if (number < pages) items.push(link(number + 1, lists.next, { rel: "next" }));
    return make("nav", { "class": "pager", "aria-label": lists.pages }, [
      make("p", {}, fillIn(lists.page_of, { page: number, pages: pages })),
      make("ul", {}, items)
    ]);
  }

  function focus() {
    var results = document.getElementById("own-results");
    if (!results) return;
    results.focus({ preventScroll: true });
    main.scrollIntoView({ block: "start" });
  }

  /* Going from state to state. */

  function go(next, how) {
    state = next;
    history.pushState(null, "", addressOf(state));
    return draw(how);
  }

  function reset() {
    var next = altered(state, { chosen: {} });
    go(next).then(function () { buttons.filters.focus(); });
  }

  function undo(chip, facet, value) {
    var at = each(".chip", main).indexOf(chip);
    go(toggled(state, facet, value)).then(function () {
      var chips = each(".chip", main);
      (chips[Math.min(at, chips.length - 1)] || buttons.filters).focus();
    });
  }

  addEventListener("popstate", function () {
    state = read();
    draw();
  });

  /* The panel: beside the list on a desk, a sheet over it on a phone. */

  var panel; // the form, once somebody has asked for it
  var aside, sheet;
  var desk = matchMedia("(min-width: 60rem)");

  function build(here) {
    var told = here.told.words;
    var order = make("select", { id: "browse-sort" }, ORDERS.map(function (name) {
      return make("option", { value: name }, told["sort." + name]);
    }));
    order.addEventListener("change", function () { go(altered(state, { sort: order.value })); });
    panel = make("form", { "class": "sieve" }, [
      make("p", { "class": "sieve-sort" }, [
        make("label", { "for": "browse-sort" }, told.sort), order
      ])
    ]);
    panel.addEventListener("submit", function (event) { event.preventDefault(); });
    offered.forEach(function (facet) {
      if (BARE.indexOf(facet) < 0) panel.append(fieldset(here, facet, told["facet." + facet]));
    });
    panel.append(fieldset(here, null, told["facet.more"]));
    var close = make("button", { type: "button", "class": "view" }, told.close);
    var show = make("button", { type: "button", "class": "sieve-show" }, told.show);
    [close, show].forEach(function (button) {
      button.addEventListener("click", function () { sheet.close(); });
    });
    aside = make("aside", { "class": "sieve-side", "aria-label": told.title, hidden: true });
    sheet = make("dialog", { "class": "sieve-sheet", "aria-labelledby": "sieve-title" }, [
      make("div", { "class": "sieve-head" }, [
        make("h2", { id: "sieve-title" }, told.title), close
      ]),
      make("div", { "class": "sieve-foot" }, [
        make("p", { "class": "sieve-count", role: "status" }), show
      ])
    ]);
    sheet.addEventListener("close", function () {
      buttons.filters.setAttribute("aria-expanded", "false");
      buttons.filters.focus();
    });
    // A tap beside the sheet closes it.
    sheet.addEventListener("click", function (event) { if (event.target === sheet) sheet.close(); });
    body.prepend(aside);
    list.append(sheet);
    desk.addEventListener("change", function () {
      var wasOpen = isOpen();
      if (sheet.open) sheet.close();
      setOpen(wasOpen && desk.matches);
    });
  }

  /* One facet's values; without a facet, those that are only yes. */
  function fieldset(here, facet, title) {
    var values = facet ? valuesOf(here, facet) : BARE.filter(function (one) {
      return here.total[one]["1"];
    });
    var boxes = values.map(function (value) {
      var own = facet || value, mine = facet ? value : "1";
      var box = make("input", { type: "checkbox", "data-facet": own, "data-value": mine });
      box.addEventListener("change", function () { go(toggled(state, own, mine)); });
      return make("li", {}, make("label", {}, [
        box, make("span", {}, labelled(label(here, own, mine))), make("span", { "class": "count" })
      ]));
    });
    var all = make("button", { type: "button", "class": "sieve-all", "aria-expanded": "false" });
    all.addEventListener("click", function () {
      all.setAttribute("aria-expanded", String(all.getAttribute("aria-expanded") !== "true"));
      trim(here, all.parentNode);
    });
    return make("fieldset", {}, [make("legend", {}, title), make("ul", {}, boxes), all]);
  }

  /* Of many values the first few are shown, and whatever is chosen; all when somebody asks. */
  function trim(here, set) {
    var all = set.querySelector("button"), isFull = all.getAttribute("aria-expanded") === "true";
    var items = each("li", set).filter(function (item) { return !item.dataset.none; });
    var isLong = items.length > AT_FIRST + 2;
    items.forEach(function (item, at) {
      var box = item.querySelector("input");
      item.hidden = isLong && !isFull && at >= AT_FIRST && !box.checked
        && box !== document.activeElement;
    });
    all.hidden = !isLong;
    all.textContent = fillIn(
      isFull ? here.told.words.fewer_values : here.told.words.all_values,
      { n: digits.format(items.length) }
    );
    // With one value for all of them there is nothing to choose.
    var boxes = each("input", set);
    set.hidden = !items.length || boxes.length === 1 && !boxes[0].checked
      && here.total[boxes[0].dataset.facet][boxes[0].dataset.value] === here.records.length;
  }

  /* Kinds, stars and titles in their own order; of the rest, what there is most of first. */
  function valuesOf(here, facet) {
    var total = here.total[facet];
    var named = Object.keys(here.labels[facet] || {});
    if (facet === "stars") named.sort().reverse();
    return ["kind", "standing", "stars", "mark"].indexOf(facet) >= 0
      ? named.filter(function (value) { return total[value]; })
      : named.filter(function (value) { return total[value]; }).sort(function (one, other) {
        return total[other] - total[one];
      });
  }

  /* The boxes say what is chosen and what more could be. */
  function update(here, left) {
    if (!panel) return;
    panel.querySelector("select").value = state.sort;
    each("input", panel).forEach(function (box) {
      var facet = box.dataset.facet, value = box.dataset.value;
      var count = (left.counts[facet] || {})[value] || 0;
      box.checked = (state.chosen[facet] || []).indexOf(value) >= 0;
      var item = box.closest("li");
      var isNone = !count && !box.checked && box !== document.activeElement;
      if (isNone) item.dataset.none = "none";
      else delete item.dataset.none;
      item.hidden = isNone;
      item.classList.toggle("is-chosen", box.checked);
      item.querySelector(".count").textContent = digits.format(count);
    });
    each("fieldset", panel).forEach(function (set) { trim(here, set); });
    sheet.querySelector(".sieve-count").textContent = left.found.length
      ? fillIn(here.told.words.found, { what: amounts(here, left.found) })
      : here.told.words.none;
  }

  function isOpen() { return !!panel && (sheet.open || !aside.hidden); }

  function setOpen(isOpen) {
    if (desk.matches) {
      aside.append(panel);
      aside.hidden = !isOpen;
    } else {
      aside.hidden = true;
      sheet.querySelector(".sieve-head").after(panel);
      if (isOpen) sheet.showModal();
    }
    body.classList.toggle("is-open", isOpen && desk.matches);
    buttons.filters.setAttribute("aria-expanded", String(isOpen));
  }

  function open() {
    said.textContent = "";
    return load().then(function (here) {
      words = here.told.words;
      if (!panel) build(here);
      update(here, sift(here, state));
      setOpen(true);
      return here;
    });
  }

  function loadWords() {
    return search.ask("browse/" + code).then(function (told) { words = told.words; });
  }

  /* What the page's own script calls. */

  browse.toggle = function () {
    if (isOpen()) {
      if (sheet.open) sheet.close();
      else setOpen(false);
      return;
    }
    open().then(function () {
      var first = panel.querySelector("select");
      if (desk.matches) first.focus({ preventScroll: true });
    }).catch(failed);
  };

  browse.turn = function () {
    var view = state.view === "table" ? "cards" : "table";
    try { localStorage.setItem("langnghe.view", view); } catch (denied) { /* for this page only */ }
    go(Object.assign(altered(state, { view: view }), { page: state.page }));
  };

  browse.begin = function (isTable) {
    if (isTable && location.search.length < 2) {
      state.view = "table";
      history.replaceState(null, "", addressOf(state));
    }
    list.classList.remove("is-waiting");
    draw();
    if (isNarrowed(state) && desk.matches) open().catch(failed);
  };
})();
