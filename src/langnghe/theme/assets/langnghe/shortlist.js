/* The page of what is kept: the list, the table that compares, handing over, and asking.

   Loaded on that page alone, after pocket.js. All texts are set as text, never as HTML. */
(function () {
  "use strict";
  var pocket = window.langnghe.pocket;
  var page = document.querySelector("[data-shortlist]");
  var code = document.documentElement.lang, FIRST = "vi";
  var heading = document.getElementById("kept-title");
  var told = {}; // by language: its folder, its words
  var own = [], sent = []; // what is shown of each: { key, name, state, value }
  // Programs that open mail on Windows are handed no longer address (2,083 letters).
  var LONGEST_MAIL = /Windows/.test(navigator.userAgent) ? 1900 : 7500;
  var LONGEST_HASH = 5000;

  function find(name) { return page.querySelector("[data-" + name + "]"); }
  function each(selector, act) {
    Array.prototype.forEach.call(page.querySelectorAll(selector), act);
  }

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

  /* A text as it comes: plain, or with the language it is in. */
  function shown(text) {
    return Array.isArray(text) ? make("span", { lang: text[1] }, text[0]) : text;
  }
  function plain(text) { return Array.isArray(text) ? text[0] : text || ""; }

  function word(key, values, language) {
    var text = told[language || code].words[key] || "";
    return text.replace(/\{(\w+)\}/g, function (all, name) {
      return values && name in values ? values[name] : all;
    });
  }

  function say(text) { find("said").textContent = text; }

  /* An item in a language; what a language does not tell, another does. */
  function inLanguage(item, language) {
    var all = item.value.in;
    return all[language] || all[FIRST] || all[Object.keys(all)[0]];
  }
  function nameOf(item, language) {
    return item.value ? inLanguage(item, language || code).name
      : item.name || item.key.split("/")[1];
  }

  /* The public address of a page in a language, wherever this copy of the site lies. */
  function addressOf(path, language) {
    var here = page.dataset.address, root = told[code].root + "shortlist.html";
    return here.slice(0, here.length - root.length) + told[language || code].root + path;
  }
  /* The same page in this copy of the site. */
  function linkTo(path) { return pocket.site + told[code].root + path; }

  /* Records */

  function load(item, isLed) {
    return pocket.ask(item.key).then(function (value) {
      if (pocket.isKey(value.moved) && !isLed) {
        // Its id has changed: the record is the same.
        item.was = item.key;
        item.key = value.moved;
        return load(item, true);
      }
      item.value = value.in ? value : null;
      item.state = value.in ? "here" : "gone";
      return null;
    }, function () {
      if (location.protocol === "file:") { item.state = "gone"; return null; }
      return fetch(pocket.site + "pocket/" + item.key + ".js", { method: "HEAD", cache: "no-store" })
        .then(function (answer) {
          item.state = answer.status === 404 || answer.status === 410 ? "gone" : "unreached";
        }, function () { item.state = "unreached"; });
    });
  }

  function loadAll(kept, before) {
    return Promise.all(kept.map(function (one) {
      var known = before.filter(function (item) { return item.key === one.key; })[0];
      if (known && known.value) return known;
      var item = { key: one.key, name: one.name, state: "" };
      return load(item).then(function () { return item; });
    }));
  }

  /* Under its new id what has moved is kept from now on; twice it is not. */
  function settle(items) {
    var moved = items.filter(function (item) { return item.was; });
    if (!moved.length) return items;
    items = items.filter(function (item, at) {
      return !items.some(function (other, place) { return other.key === item.key && place < at; });
    });
    moved.forEach(function (item) { delete item.was; });
    pocket.put(items.map(function (item) { return { key: item.key, name: plain(nameOf(item)) }; }));
    return items;
  }

  /* The list */

  function badge(one) {
    var element = make("span", { "class": "badge badge-" + one[0] });
    element.append(one[1]);
    return element;
  }
  function badgesOf(item) {
    var now = new Date(), today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map(function (part) { return String(part).padStart(2, "0"); }).join("-");
    return inLanguage(item, code).badges.filter(function (one) { return !one[3] || one[3] >= today; });
  }

  function row(item, isOwn) {
    var name = nameOf(item), text, picture = null;
    if (item.value) {
      var here = inLanguage(item, code), badges = badgesOf(item).map(badge);
      picture = make("img", {
        src: pocket.site + item.value.picture, alt: "", width: 800, height: 600,
        loading: "lazy", decoding: "async"
      });
      text = [
        make("p", { "class": "kicker" }, shown(here.kicker)),
        make("h3", {}, make("a", { href: linkTo(item.key + ".html") }, shown(name))),
        make("p", { "class": "card-place" }, shown(here.place)),
        here.line ? make("p", { "class": "card-line" }, shown(here.line)) : null,
        badges.length ? make("p", { "class": "card-badges" }, badges) : null,
        here.notice ? make("p", { "class": "kept-adult" }, [
          make("strong", {}, word("shortlist.adult")), " ", shown(here.notice)
        ]) : null
      ];
    } else {
      text = [
        make("h3", {}, make("span", {}, shown(name))),
        make("p", { "class": "kept-lost" }, word("shortlist." + (item.state || "unreached")))
      ];
    }
    var remove = null;
    if (isOwn) {
      remove = make("button", {
        type: "button", "class": "view kept-drop",
        "aria-label": word("shortlist.remove", { name: plain(name) })
      }, word("shortlist.remove_short"));
      remove.addEventListener("click", function () { drop(item); });
    }
    return make("li", { "class": "kept-item kept-" + (item.state || "unreached") }, [
      make("div", { "class": "kept-picture" }, picture), make("div", { "class": "kept-text" }, text),
      remove
    ]);
  }

  /* Taking off, and taking that back */

  var before = null;
  function change(items, sentence) {
    before = pocket.kept();
    pocket.put(items);
    find("undone").textContent = sentence;
    find("undo-line").hidden = false;
    say(sentence);
  }

  function drop(item) {
    var at = own.indexOf(item);
    change(pocket.kept().filter(function (one) { return one.key !== item.key; }),
      word("shortlist.removed", { name: plain(nameOf(item)) }));
    drawn.then(function () {
      var buttons = page.querySelectorAll(".kept-drop");
      (buttons[Math.min(at, buttons.length - 1)] || find("undo")).focus();
    });
  }

  find("clear").addEventListener("click", function () {
    change([], word("shortlist.cleared"));
    drawn.then(function () { find("undo").focus(); });
  });
  find("undo").addEventListener("click", function () {
    pocket.put(before || []);
    find("undo-line").hidden = true;
    say("");
    drawn.then(function () { heading.focus(); });
  });
  find("print").addEventListener("click", function () { print(); });

  /* A link that holds a list: #v=<ids>&p=<ids>, with dots between. Whatever else stands there is
     nothing to us. */

  var KINDS = { v: "villages/", p: "products/" };

  function hashOf(items) {
    return "#" + Object.keys(KINDS).map(function (letter) {
      var ids = items.filter(function (one) { return one.key.indexOf(KINDS[letter]) === 0; })
        .map(function (one) { return one.key.slice(KINDS[letter].length); });
      return ids.length ? letter + "=" + ids.join(".") : "";
    }).filter(Boolean).join("&");
  }

  function readHash(hash) {
    if (hash.length < 4 || hash.length > LONGEST_HASH) return [];
    var found = [];
    hash.slice(1).split("&").forEach(function (part) {
      var kind = /^[vp]=/.test(part) && KINDS[part[0]];
      if (!kind) return;
      part.slice(2).split(".").forEach(function (id) { found.push({ key: kind + id, name: "" }); });
    });
    return pocket.sound(found);
  }

  function open() {
    var given = readHash(location.hash);
    var isNew = given.some(function (one) { return !pocket.has(one.key); });
    each("[data-sent]", function (part) { part.hidden = !isNew; });
    Array.prototype.forEach.call(document.querySelectorAll(".site-head a[hreflang]"), function (way) {
      way.hash = isNew ? location.hash : "";
    });
    if (!isNew) { sent = []; return Promise.resolve(); }
    return loadAll(given, sent.concat(own)).then(function (items) {
      sent = items;
      find("sent-list").replaceChildren.apply(find("sent-list"), items.map(function (item) {
        return row(item, false);
      }));
    });
  }

  function close() {
    history.replaceState(null, "", location.pathname + location.search);
    return open();
  }
  find("sent-keep").addEventListener("click", function () {
    var news = sent.filter(function (one) { return one.state !== "gone" && !pocket.has(one.key); })
      .map(function (one) { return { key: one.key, name: plain(nameOf(one)) }; });
    var all = pocket.kept().concat(news);
    pocket.put(all);
    say(all.length > pocket.MOST ? word("shortlist.full", { n: pocket.MOST })
      : word("shortlist.sent_kept", { n: news.length }));
    close();
    drawn.then(function () { heading.focus(); });
  });
  find("sent-drop").addEventListener("click", function () {
    close();
    heading.focus();
  });

  /* Handing over */

  function listAsText() {
    var lines = [word("shortlist.text_title", { site: told[code].site })];
    own.filter(function (item) { return item.state !== "gone"; }).forEach(function (item) {
      var place = item.value ? plain(inLanguage(item, code).place) : "";
      var mark = item.value && item.value.adult ? " (" + word("shortlist.adult") + ")" : "";
      lines.push("- " + plain(nameOf(item)) + mark + (place ? ", " + place : ""));
      lines.push("  " + addressOf(item.key + ".html"));
    });
    lines.push(word("shortlist.text_all", { address: listAddress() }));
    return lines.join("\n");
  }
  function listAddress() { return page.dataset.address + hashOf(own); }

  function copy(text, sentence) {
    function failed() { say(word("shortlist.not_copied")); }
    if (!navigator.clipboard) {
      // Over a connection that is not secure and from some disks there is only the old way.
      var area = make("textarea", { "class": "unseen", readonly: true });
      area.value = text;
      document.body.append(area);
      area.select();
      var isDone = document.execCommand("copy");
      area.remove();
      return isDone ? say(sentence) : failed();
    }
    return navigator.clipboard.writeText(text).then(function () { say(sentence); }, failed);
  }

  function mail(to, subject, body) {
    return "mailto:" + encodeURIComponent(to).replace(/%40/g, "@") + "?subject="
      + encodeURIComponent(subject) + "&body=" + encodeURIComponent(body.replace(/\n/g, "\r\n"));
  }

  function prepare() {
    var text = listAsText(), link = listAddress();
    find("link").value = link;
    var way = page.querySelector('[data-hand="whatsapp"]');
    var whole = "https://wa.me/?text=" + encodeURIComponent(text);
    way.href = whole.length <= 4000 ? whole : "https://wa.me/?text=" + encodeURIComponent(link);
    var letter = mail("", page.querySelector("h1").textContent, text);
    if (letter.length > LONGEST_MAIL) letter = mail("", page.querySelector("h1").textContent, link);
    page.querySelector('[data-hand="mail"]').href = letter;
    page.querySelector('[data-hand="share"]').hidden = !navigator.share;
  }

  var HAND = {
    share: function () {
      navigator.share({ title: document.title, text: listAsText() })
        .catch(function () { /* closed */ });
    },
    zalo: function () {
      // Zalo takes no text from a page: it is copied, and Zalo is opened to paste it.
      copy(listAsText(), word("shortlist.copied_zalo"));
      window.open("https://chat.zalo.me/", "_blank", "noopener,noreferrer");
    },
    text: function () { copy(listAsText(), word("shortlist.copied")); },
    link: function () { copy(listAddress(), word("shortlist.copied")); }
  };
  each("[data-hand]", function (way) {
    var act = HAND[way.dataset.hand];
    if (act) way.addEventListener("click", act);
  });
  find("link").addEventListener("focus", function (event) { event.target.select(); });

  /* Side by side */

  var ON_PAPER = 4; // columns that fit on a sheet

  function compare(isOnPaper) {
    var tables = [];
    ["products", "villages"].forEach(function (kind) {
      var items = own.filter(function (item) {
        return item.value && item.key.indexOf(kind + "/") === 0;
      });
      if (items.length < 2) return;
      var step = isOnPaper ? ON_PAPER : items.length;
      for (var at = 0; at < items.length; at += step) {
        tables.push(table(kind, items.slice(at, at + step), at));
      }
    });
    find("compare").hidden = !tables.length;
    find("compare-tables").replaceChildren.apply(find("compare-tables"), tables);
  }

  function table(kind, items, number) {
    var labels = [], title = "compare-" + kind + number;
    items.forEach(function (item) {
      inLanguage(item, code).cells.forEach(function (cell) {
        if (!labels.some(function (one) { return one[1] === cell[1]; })) labels.push(cell);
      });
    });
    labels.sort(function (one, other) { return one[0] - other[0]; });
    var rows = labels.map(function (label) {
      return line(label[1], items.map(function (item) {
        var cell = inLanguage(item, code).cells.filter(function (one) { return one[1] === label[1]; })[0];
        return cell ? cell[2].map(function (text) { return make("p", {}, shown(text)); }) : null;
      }));
    });
    var isBadged = items.some(function (item) { return badgesOf(item).length; });
    if (isBadged) {
      rows.push(line(word("shortlist.row_standing"), items.map(function (item) {
        var badges = badgesOf(item).map(badge);
        return badges.length ? make("p", { "class": "card-badges" }, badges) : null;
      })));
    }
    rows.push(line(word("shortlist.row_contact"), items.map(function (item) {
      var who = inLanguage(item, code).who;
      return who.length ? who.map(function (text) { return make("p", {}, shown(text)); }) : null;
    })));
    return make("div", {
      "class": "compare-scroll scroll", tabindex: "0", role: "group", "aria-labelledby": title
    }, make("table", { "class": "compare" }, [
      make("caption", { id: title }, word("shortlist.compare_" + kind)),
      make("thead", {}, make("tr", {}, [
        make("td", {}, make("span", { "class": "unseen" }, word("shortlist.row")))
      ].concat(items.map(function (item) {
        var here = inLanguage(item, code);
        return make("th", { scope: "col" }, [
          make("a", { href: linkTo(item.key + ".html") }, shown(here.name)),
          make("span", { "class": "card-place" }, shown(here.place)),
          item.value.adult ? make("strong", {}, word("letter.adult")) : null
        ]);
      })))),
      make("tbody", {}, rows)
    ]));
  }

  function line(label, cells) {
    return make("tr", {}, [make("th", { scope: "row" }, label)].concat(cells.map(function (inside) {
      return make("td", {}, inside || [
        make("span", { "aria-hidden": "true" }, "–"),
        make("span", { "class": "unseen" }, word("shortlist.unknown"))
      ]);
    })));
  }

  addEventListener("beforeprint", function () { compare(true); });
  addEventListener("afterprint", function () { compare(false); });

  /* Asking: one letter for each who answers, in the reader's language and in Vietnamese */

  var letters = [], quantities = Object.create(null);

  function addressees() {
    var found = [];
    own.forEach(function (item) {
      (item.value ? item.value.ask : []).forEach(function (asked, at) {
        var routes = asked[1];
        var mailed = routes.filter(function (route) { return route[0] === "email"; })[0];
        // Whoever answers for several villages gets one letter.
        var id = mailed ? mailed[1].toLowerCase() : plain(inLanguage(item, FIRST).who[at]);
        var one = found.filter(function (other) { return other.id === id; })[0];
        if (!one) {
          one = { id: id, key: asked[0], routes: routes, mail: mailed && mailed[1], items: [], at: at };
          found.push(one);
        }
        if (one.items.indexOf(item) < 0) one.items.push(item);
      });
    });
    return found;
  }

  function whoOf(one, language) { return plain(inLanguage(one.items[0], language).who[one.at]); }

  function value(name) { return page.querySelector('[data-field="' + name + '"]').value.trim(); }

  function compose(one, language) {
    function w(key, values) { return word("letter." + key, values, language); }
    var lines = [w("dear", { who: whoOf(one, language) }), "",
      w("opening", { site: told[language].site })];
    one.items.forEach(function (item) {
      var name = plain(inLanguage(item, language).name), quantity = (quantities[item.key] || "").trim();
      lines.push(w(quantity ? "item" : "item_bare", { name: name, quantity: quantity }));
      lines.push("  " + addressOf(item.key + ".html", language));
    });
    var questions = [];
    each("[data-question]", function (box) {
      if (box.checked) questions.push(box.dataset.question);
    });
    if (questions.length) lines.push("", w("asks"));
    questions.forEach(function (name, at) { lines.push(at + 1 + ". " + w("question." + name)); });
    if (value("more")) lines.push("", value("more"));
    if (value("where")) lines.push("", w("deliver", { where: value("where") }));
    if (value("reach")) lines.push(w("reach_line", { reach: value("reach") }));
    lines.push("", w("not_order"), "", w("closing"));
    return lines.concat([value("name"), value("firm")].filter(Boolean)).join("\n");
  }

  function languages() { return code === FIRST ? [FIRST] : [code, FIRST]; }

  function subjectOf(one) {
    return languages().map(function (language) {
      var names = one.items.map(function (item) { return plain(inLanguage(item, language).name); });
      var whole = word("letter.subject", { names: names.join(", ") }, language);
      return whole.length > 90 ? whole.slice(0, 89) + "…" : whole;
    }).join(" / ");
  }

  function whole(one) {
    return languages().map(function (language) { return compose(one, language); })
      .join("\n\n* * *\n\n");
  }

  function letter(one) {
    var ways = [], parts = {};
    var texts = languages().map(function (language) {
      return (parts[language] = make("pre", { lang: language, "class": "letter-text" }));
    });
    var copied = make("button", { type: "button", "class": "view" }, word("letter.copy"));
    copied.addEventListener("click", function () { copy(whole(one), word("shortlist.copied")); });
    var mailing = null;
    if (one.mail) {
      mailing = make("a", { "class": "act" });
      mailing.addEventListener("click", function () {
        if (mailing.isPasted) copy(whole(one), word("letter.paste"));
      });
      ways.push(mailing);
    }
    ways.push(copied);
    one.routes.forEach(function (route) {
      // Only what the site's own pages lead to as well.
      if (route[0] === "email" || !/^(https:|http:|tel:)/.test(route[2])) return;
      ways.push(make("a", { "class": "view", href: route[2], rel: "noreferrer" },
        ({ zalo: "Zalo ", whatsapp: "WhatsApp " }[route[0]] || "") + route[1]));
    });
    var home = one.key.split("#")[0];
    ways.push(make("a", { "class": "view", href: linkTo(home + "/contact.html") }, word("letter.contact")));
    var hint = one.mail ? null : word(one.routes.length ? "letter.no_mail" : "letter.no_way");
    var adult = one.items.some(function (item) { return item.value.adult; });
    one.update = function () {
      languages().forEach(function (language) { parts[language].textContent = compose(one, language); });
      if (!mailing) return;
      var full = mail(one.mail, subjectOf(one), whole(one));
      mailing.isPasted = full.length > LONGEST_MAIL;
      mailing.textContent = word(mailing.isPasted ? "letter.by_mail_pasted" : "letter.by_mail");
      mailing.href = !mailing.isPasted ? full
        : mail(one.mail, subjectOf(one), languages().map(function (language) {
          return word("letter.paste", {}, language);
        }).join("\n"));
    };
    return make("article", { "class": "letter" }, [
      make("h3", {}, word("letter.to", { who: whoOf(one, code) })),
      make("p", { "class": "quiet" }, one.items.map(function (item) { return plain(nameOf(item)); }).join(", ")),
      adult ? make("p", { "class": "kept-adult" }, make("strong", {}, word("letter.adult"))) : null,
      hint ? make("p", {}, hint) : null,
      make("p", { "class": "shortlist-ways" }, ways),
      make("details", {}, [make("summary", {}, word("letter.show"))].concat(texts))
    ]);
  }

  function ask() {
    letters = addressees();
    find("ask").hidden = !letters.length;
    var goods = [];
    letters.forEach(function (one) {
      one.items.forEach(function (item) { if (goods.indexOf(item) < 0) goods.push(item); });
    });
    find("ask-goods").replaceChildren.apply(find("ask-goods"), goods.filter(function (item) {
      return item.key.indexOf("products/") === 0;
    }).map(function (item, at) {
      var input = make("input", {
        id: "ask-good-" + at, maxlength: 60, autocomplete: "off", placeholder: word("letter.quantity_hint"),
        "aria-label": word("letter.quantity", { name: plain(nameOf(item)) })
      });
      input.value = quantities[item.key] || "";
      input.addEventListener("input", function () {
        quantities[item.key] = input.value;
        update();
      });
      return make("li", {}, [make("label", { "for": input.id }, shown(nameOf(item))), input]);
    }));
    find("ask-goods").parentNode.hidden = !find("ask-goods").children.length;
    var unasked = own.filter(function (item) { return item.value && item.value.adult === "spirits"; });
    var inside = letters.map(letter);
    if (unasked.length) {
      inside.push(make("p", { "class": "quiet" }, word("letter.unasked", {
        names: unasked.map(function (item) { return plain(nameOf(item)); }).join(", ")
      })));
    }
    find("letters").replaceChildren.apply(find("letters"), inside);
    update();
  }

  function update() { letters.forEach(function (one) { one.update(); }); }
  page.querySelector(".ask-form").addEventListener("input", update);

  /* Drawing the whole */

  var drawn = Promise.resolve(), turn = 0;
  function draw() {
    var mine = ++turn;
    drawn = loadAll(pocket.kept(), own).then(function (items) {
      if (mine !== turn) return;
      own = settle(items);
      if (mine !== turn) return;
      each("[data-full]", function (part) { part.hidden = !own.length; });
      find("empty").hidden = own.length > 0;
      find("count").textContent = word("shortlist.count", { n: own.length, most: pocket.MOST });
      find("kept-list").replaceChildren.apply(find("kept-list"), own.map(function (item) {
        return row(item, true);
      }));
      prepare();
      compare(false);
      ask();
    });
    return drawn;
  }

  Promise.all([code, FIRST].map(function (language) {
    return pocket.ask(language).then(function (value) { told[language] = value; });
  })).then(draw).then(open).then(function () {
    page.dataset.ready = "";
    document.addEventListener("langnghe:kept", draw);
    addEventListener("hashchange", open);
    addEventListener("online", draw);
  });
})();
