/* The search dialog and the search page. What is found comes from search.js; texts are never HTML. */
(function () {
  "use strict";
  var search = window.langnghe.search;
  var finder = window.langnghe.finder = {};
  var code = document.documentElement.lang;
  var KINDS = ["village", "product", "page"];
  var PAUSE_MS = 120;
  var language, base;

  function ready() {
    return Promise.all([search.language(code), search.base(code)]).then(function (both) {
      language = both[0];
      base = both[1];
    });
  }

  /* Words */

  function say(key, values) {
    var text = language.words[key] || "";
    Object.keys(values || {}).forEach(function (name) {
      text = text.split("{" + name + "}").join(values[name]);
    });
    return text;
  }

  function number(n) { return new Intl.NumberFormat(code).format(n); }

  function counted(key, n, query) {
    var plural = new Intl.PluralRules(code).select(n);
    var chosen = language.words[key + "." + plural] ? plural : "other";
    return say(key + "." + chosen, { n: number(n), q: query });
  }

  /* Elements */

  function el(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      var value = attributes[key];
      if (value === false || value === undefined) return;
      if (key === "text") element.textContent = value;
      else element.setAttribute(key, value === true ? "" : value);
    });
    (children || []).forEach(function (child) { if (child) element.append(child); });
    return element;
  }

  /* A text with the words that were looked for marked. */
  function marked(name, attributes, text, found) {
    var element = el(name, attributes);
    search.marked(text, found).forEach(function (part) {
      element.append(part[1] ? el("mark", { text: part[0] }) : part[0]);
    });
    return element;
  }

  function picture(row, width) {
    if (!row.small) return el("span", { class: "found-picture found-sign", "aria-hidden": true });
    return el("img", {
      class: "found-picture", src: base + row.small, alt: "", width: width, height: width * 3 / 4,
      loading: "lazy", decoding: "async"
    });
  }

  function about(row, found) {
    var parts = [row.kicker, row.place].filter(Boolean);
    return marked("span", { class: "found-about" }, parts.join(" · "), found);
  }

  function badges(row) {
    var today = new Date().toLocaleDateString("en-CA");
    var valid = row.badges.filter(function (badge) { return !badge.until || badge.until >= today; });
    return valid.length ? el("span", { class: "found-badges" }, valid.map(function (badge) {
      return el("span", { class: "badge badge-" + badge.kind, text: badge.label });
    })) : null;
  }

  /* Searching: only the last query counts, however late an earlier one is answered. */

  function latest() {
    var turn = 0;
    return {
      begin: function () { turn += 1; return turn; },
      isOver: function (mine) { return mine !== turn; }
    };
  }

  function addressOf(state) {
    var parts = ["q=" + encodeURIComponent(state.q).replace(/%20/g, "+")];
    FACETS.forEach(function (name) {
      if (state[name].length) parts.push(name + "=" + state[name].map(encodeURIComponent).join(","));
    });
    return "search.html?" + parts.join("&");
  }

  /* The dialog */

  var SHOWN = 10, OF_A_KIND = 6;
  var dialog;

  /* `take` gives what was typed until the dialog is there. */
  finder.open = function (take) {
    ready().then(function () {
      dialog = dialog || makeDialog();
      dialog.show(take());
    }, failed);
  };

  function failed() {
    var way = document.querySelector("[data-search-open]");
    if (way) location.href = way.href;
  }

  function makeDialog() {
    var input = el("input", {
      type: "text", role: "combobox", inputmode: "search", enterkeyhint: "search",
      autocomplete: "off", autocapitalize: "none", spellcheck: "false", maxlength: "200",
      "aria-expanded": "false", "aria-controls": "finder-list", "aria-autocomplete": "list",
      "aria-label": say("label"), placeholder: say("label")
    });
    var close = el("button", { type: "button", class: "finder-close", "aria-label": say("close"), text: "×" });
    var said = el("p", { class: "finder-said", role: "status" });
    var list = el("div", { id: "finder-list", class: "finder-list", role: "listbox", "aria-label": say("results") });
    var all = el("a", { class: "door", href: base + "search.html", text: say("all") });
    var help = el("div", { class: "finder-help" });
    var foot = el("p", { class: "finder-foot" }, [all, el("span", { class: "finder-keys", text: say("keys") })]);
    var form = el("form", { role: "search", class: "finder-form" }, [input, close]);
    var box = el("dialog", { class: "finder", "aria-label": say("label") }, [form, said, help, list, foot]);
    var turns = latest(), timer, active = -1, options = [];
    document.body.append(box);

    function look() {
      var query = input.value.trim();
      var mine = turns.begin();
      all.href = base + addressOf(stateOf({ q: query }));
      if (!query) return show([], null, "", "");
      // The first letter of a further word tells nothing yet.
      if (/\s\S$/.test(input.value) && options.length) return;
      search.find(code, input.value).then(function (found) {
        return search.shown(code, found, 0, SHOWN).then(function (rows) {
          if (turns.isOver(mine)) return;
          var text = counted("found", found.total, query);
          if (!found.total) text = say("none", { q: query });
          else if (found.isGuess || !found.isWhole) text = say("guess");
          show(rows, found, text, query);
        });
      }).catch(function () { if (!turns.isOver(mine)) show([], null, say("failed"), query); });
    }

    function show(rows, found, text, query) {
      active = -1;
      options = [];
      list.replaceChildren();
      help.replaceChildren();
      said.textContent = text;
      groups(rows).forEach(function (group) {
        list.append(el("div", { role: "group", class: "finder-group", "aria-label": say(group.kind + "s") }, [
          el("p", { class: "finder-kind", "aria-hidden": "true", text: say(group.kind + "s") })
        ].concat(group.rows.map(function (row) { return option(row, found); }))));
      });
      if (query && !rows.length) help.append(el("p", { text: say("none_help") }), doors());
      foot.hidden = !query;
      input.setAttribute("aria-expanded", String(options.length > 0));
      input.removeAttribute("aria-activedescendant");
    }

    function option(row, found) {
      var link = el("a", {
        role: "option", id: "finder-" + options.length, class: "found", href: base + row.href,
        "data-kind": row.kind, tabindex: "-1", "aria-selected": "false"
      }, [picture(row, 64), el("span", { class: "found-text" }, [
        marked("span", { class: "found-name", lang: row.nameLang || undefined }, row.name, found),
        row.kind === "page" ? marked("span", { class: "found-about" }, row.line, found) : about(row, found)
      ])]);
      options.push(link);
      return link;
    }

    function move(step) {
      if (!options.length) return;
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length;
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    }

    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    });
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      }
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (options[active]) options[active].click();
      else if (input.value.trim()) location.href = base + addressOf(stateOf({ q: input.value.trim() }));
    });
    close.addEventListener("click", function () { box.close(); });
    box.addEventListener("click", function (event) { if (event.target === box) box.close(); });
    return {
      show: function (text) {
        var wasOpen = box.open;
        if (!wasOpen) box.showModal();
        input.focus();
        if (text) input.value = wasOpen ? input.value + text : text;
        else if (!wasOpen) input.select();
        look();
      }
    };
  }

  /* The kinds in the order of their best results. */
  function groups(rows) {
    var found = [];
    rows.forEach(function (row) {
      var group = found.filter(function (one) { return one.kind === row.kind; })[0];
      if (!group) found.push(group = { kind: row.kind, rows: [] });
      if (group.rows.length < OF_A_KIND) group.rows.push(row);
    });
    return found;
  }

  function doors() {
    var crafts = Object.keys(language.crafts).map(function (key) {
      return el("li", {}, [el("a", { href: base + "crafts/" + key + ".html", text: language.crafts[key] })]);
    });
    return el("ul", { class: "doors-inline" }, crafts);
  }

  /* The search page: the address holds the query and the choices. */

  var FACETS = ["kind", "craft", "province"];
  var A_PAGE = 15;

  function stateOf(values) {
    var state = { q: values.q || "" };
    FACETS.forEach(function (name) { state[name] = values[name] || []; });
    return state;
  }

  function stateOfAddress() {
    var given = new URLSearchParams(location.search), values = { q: (given.get("q") || "").slice(0, 200) };
    FACETS.forEach(function (name) {
      values[name] = given.getAll(name).join(",").split(",").filter(Boolean);
    });
    return stateOf(values);
  }

  finder.fill = function (page) {
    var input = page.querySelector("input"), form = page.querySelector("[data-search-box]");
    var said = page.querySelector("[data-search-said]"), results = page.querySelector("[data-search-results]");
    var more = page.querySelector("[data-search-more]"), facets = page.querySelector("[data-search-facets]");
    var ways = page.querySelector("[data-search-doors]"), title = document.title;
    var turns = latest(), timer, state = stateOfAddress(), next = null;
    input.value = state.q;

    function look() {
      var mine = turns.begin();
      document.title = state.q.trim() ? state.q.trim() + " – " + title : title;
      if (!state.q.trim()) return none("", true);
      Promise.all([search.find(code, state.q), search.kinds(code)]).then(function (both) {
        if (turns.isOver(mine)) return;
        var found = both[0], kindOf = both[1];
        var left = found.documents.filter(function (one) { return isWanted(kindOf(one), state); });
        drawFacets(facets, found.documents.map(kindOf), state, choose);
        results.replaceChildren();
        if (!left.length) {
          return none(found.total ? say("none_left") : say("none", { q: state.q.trim() }) + " " + say("none_help"), !found.total);
        }
        ways.hidden = true;
        var isNear = found.isGuess || !found.isWhole;
        var text = isNear ? say("guess") : counted("found", left.length, state.q.trim());
        var chosen = Object.assign({}, found, { documents: left });
        var at = 0;
        next = function () {
          var from = at;
          at += A_PAGE;
          return search.shown(code, chosen, from, A_PAGE).then(function (rows) {
            if (turns.isOver(mine)) return;
            rows.forEach(function (row) { results.append(result(row, found)); });
            said.textContent = text;
            more.hidden = at >= left.length;
          });
        };
        return next();
      }).catch(function () { if (!turns.isOver(mine)) none(say("failed"), true); });
    }

    function none(text, isEmpty) {
      said.textContent = text;
      results.replaceChildren();
      more.hidden = true;
      ways.hidden = !isEmpty;
      if (isEmpty) facets.replaceChildren();
    }

    function keep(isNew) {
      var address = addressOf(state);
      try {
        if (isNew) history.pushState(null, "", address);
        else history.replaceState(null, "", address);
      } catch (refused) { /* some browsers keep a file's address as it is */ }
    }

    function choose(name, value) {
      if (name) {
        var at = state[name].indexOf(value);
        if (at < 0) state[name].push(value);
        else state[name].splice(at, 1);
      } else {
        FACETS.forEach(function (facet) { state[facet] = []; });
      }
      keep(true);
      look();
    }

    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        state.q = input.value;
        keep(false);
        look();
      }, PAUSE_MS);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      clearTimeout(timer);
      state.q = input.value;
      keep(true);
      look();
    });
    window.addEventListener("popstate", function () {
      state = stateOfAddress();
      input.value = state.q;
      look();
    });
    more.addEventListener("click", function () {
      var last = results.lastElementChild;
      next().then(function () {
        if (last && last.nextElementSibling) last.nextElementSibling.querySelector("a").focus();
      });
    });
    ready().then(look, function () {
      said.textContent = document.querySelector("[data-search-open]").dataset.failed;
    });
  };

  function result(row, found) {
    return el("li", {}, [el("a", { class: "found", href: base + row.href, "data-kind": row.kind }, [
      picture(row, 96),
      el("span", { class: "found-text" }, [
        marked("span", { class: "found-name", lang: row.nameLang || undefined }, row.name, found),
        about(row, found),
        row.line ? marked("span", { class: "found-line", lang: row.lineLang || undefined }, row.line, found) : null,
        badges(row)
      ]),
      el("span", { class: "found-kind", text: say(row.kind) })
    ])]);
  }

  /* `wood` chooses wood carving as well: an address may be written by hand. */
  function isCraft(craft, value) { return craft === value || craft.split("-").indexOf(value) >= 0; }

  function has(document, name, value) {
    if (name === "craft") return document.crafts.some(function (craft) { return isCraft(craft, value); });
    return document[name] === value;
  }

  function isWanted(document, state, but) {
    return FACETS.every(function (name) {
      return name === but || !state[name].length ||
        state[name].some(function (value) { return has(document, name, value); });
    });
  }

  /* Each value with what choosing it would leave, the other choices being as they are. */
  function drawFacets(box, documents, state, choose) {
    var focused = document.activeElement && document.activeElement.id;
    var isChosen = FACETS.some(function (name) { return state[name].length; });
    var open = {}, isWide = matchMedia("(min-width:60rem)").matches;
    Array.prototype.forEach.call(box.querySelectorAll("details"), function (one) { open[one.dataset.facet] = one.open; });
    box.replaceChildren.apply(box, FACETS.map(function (name) {
      var values = counts(documents, state, name);
      if (values.length < 2 && !state[name].length) return null;
      return el("details", {
        class: "facet", "data-facet": name, open: name in open ? open[name] : isWide
      }, [
        el("summary", { text: say(name) }),
        el("ul", {}, values.map(function (one) { return choice(name, one, state, choose); }))
      ]);
    }).concat(isChosen ? [clearing(choose)] : []).filter(Boolean));
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  }

  function counts(documents, state, name) {
    var found = Object.create(null);
    documents.forEach(function (document) {
      if (!isWanted(document, state, name)) return;
      (name === "craft" ? document.crafts : [document[name]]).forEach(function (value) {
        if (value && value !== "pages") found[value] = (found[value] || 0) + 1;
      });
    });
    state[name].forEach(function (value) { if (!found[value] && label(name, value)) found[value] = 0; });
    var keys = Object.keys(found).filter(function (value) { return label(name, value); });
    if (name === "kind") keys.sort(function (a, b) { return KINDS.indexOf(a) - KINDS.indexOf(b); });
    else keys.sort(function (a, b) { return found[b] - found[a] || (a < b ? -1 : 1); });
    return keys.map(function (value) { return { value: value, count: found[value] }; });
  }

  function label(name, value) {
    if (name === "kind") return KINDS.indexOf(value) < 0 ? "" : say(value + "s");
    var names = name === "craft" ? language.crafts : language.provinces;
    return Object.prototype.hasOwnProperty.call(names, value) ? names[value] : "";
  }

  function choice(name, one, state, choose) {
    var id = "facet-" + name + "-" + one.value;
    var box = el("input", { type: "checkbox", id: id });
    box.checked = state[name].some(function (value) {
      return name === "craft" ? isCraft(one.value, value) : one.value === value;
    });
    box.addEventListener("change", function () { choose(name, one.value); });
    return el("li", {}, [box, el("label", { for: id }, [
      label(name, one.value) + " ", el("span", { class: "quiet", text: number(one.count) })
    ])]);
  }

  function clearing(choose) {
    var button = el("button", { type: "button", class: "facet-clear", id: "facet-clear", text: say("clear") });
    button.addEventListener("click", function () { choose(); });
    return button;
  }
})();
