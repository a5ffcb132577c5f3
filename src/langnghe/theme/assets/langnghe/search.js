/* Finds words in the index that the build made. Loaded when somebody searches; draws nothing.

   The files of the index are scripts that hand over one value each, so that they also load from a
   disk. What they hold, and how it is packed, is written in src/langnghe/search/. */
(function () {
  "use strict";
  var search = (window.langnghe = window.langnghe || {}).search = {};
  var site = new URL("../../", document.currentScript.src).href;

  /* Files, each asked for once. */

  var asked = {};
  search.take = function (name, value) {
    if (!asked[name]) return;
    asked[name].isTaken = true;
    asked[name].take(value);
  };

  search.ask = function (name, stamp) {
    if (asked[name]) return asked[name].value;
    var entry = asked[name] = {};
    entry.value = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      entry.take = resolve;
      // A file that loads without handing anything over is another's; asking again may help.
      script.onload = script.onerror = function () {
        script.remove();
        if (entry.isTaken) return;
        delete asked[name];
        reject(new Error("search/" + name + ".js"));
      };
      script.charset = "utf-8";
      script.src = site + "search/" + name + ".js" + (stamp ? "?" + stamp : "");
      document.head.appendChild(script);
    });
    return entry.value;
  };

  /* A language's first file: its segments, its dictionary, its words. */

  var languages = {};
  search.language = function (code) {
    if (!languages[code]) {
      // Kept for a minute and no longer, so that it names the files that lie beside it.
      var minute = Math.floor(Date.now() / 60000);
      languages[code] = search.ask(code, minute).then(opened, function (error) {
        delete languages[code];
        throw error;
      });
    }
    return languages[code];
  };

  function opened(value) {
    var start = 0;
    value.starts = value.segments.map(function (segment) {
      start += segment[1];
      return start - segment[1];
    });
    value.size = start;
    // Nothing but what is put in: `constructor` is a word like another.
    value.has = Object.create(null);
    value.files.split(" ").forEach(function (name) { value.has[name] = true; });
    value.keys = [];
    value.counts = Object.create(null);
    var before = "";
    value.dictionary.replace(/(\d)([^A-Z]*)([A-Z])/g, function (all, shared, rest, size) {
      before = before.slice(0, +shared) + rest;
      value.keys.push(before);
      // The middle of "from 4 to 7": near enough to tell a rare word from a common one.
      value.counts[before] = Math.pow(2, size.charCodeAt(0) - 65) * 1.5;
    });
    return value;
  }

  search.base = function (code) {
    return search.language(code).then(function (language) { return site + language.root; });
  };

  function fileOf(language, code, name) { return search.ask(code + "/" + name, language.layout); }

  /* What results show. */

  var FIELDS = ["kind", "href", "name", "nameLang", "line", "lineLang", "kicker", "place",
    "craft", "picture", "badges"];

  /* Links and pictures come as seen from the language's home page. */
  search.rows = function (code, documents) {
    return search.language(code).then(function (language) {
      return Promise.all(documents.map(function (number) {
        var segment = segmentOf(language, number);
        var at = number - language.starts[segment];
        var file = language.segments[segment][0] + "-" + Math.floor(at / language.rows);
        return fileOf(language, code, file).then(function (rows) {
          return named(language, rows[at % language.rows]);
        });
      }));
    });
  };

  function named(language, values) {
    var row = {};
    FIELDS.forEach(function (field, index) { row[field] = values[index] || ""; });
    row.badges = (row.badges || []).map(function (badge) {
      return { kind: badge[0], label: badge[1], stars: badge[2], until: badge[3] };
    });
    row.drawn = !row.picture;
    var motifs = (language.root ? "../" : "") + "motifs/";
    // A craft's own drawing serves all small pictures of it, and is fetched but once.
    row.small = row.picture || (row.craft ? motifs + "craft-" + row.craft + ".svg" : "");
    if (row.drawn && row.craft) {
      row.picture = motifs + row.href.replace("/", "-").replace(/\.html$/, ".svg");
    }
    return row;
  }

  function segmentOf(language, number) {
    var low = 0, high = language.starts.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (language.starts[middle] <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /* Terms, as src/langnghe/search/terms.py makes them. */

  var TONES = /[\u0300\u0309\u0303\u0301\u0323]/g;
  var MARKS = /[\u0300-\u034e\u0350-\u036f]/g;
  var BEGINNING = /^(ngh?|[cgknpt]h|tr|qu|[a-z0-9])?[a-z0-9]?[a-z0-9]?/;
  var LONGEST = 24;

  search.terms = function (text) {
    return (text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || []).map(termOf);
  };

  function termOf(word) {
    var parts = word.normalize("NFD");
    var tones = (parts.match(TONES) || []).join("");
    return {
      key: parts.replace(MARKS, "").replace(/đ/g, "d").slice(0, LONGEST),
      spelt: (tones ? parts.replace(TONES, "").normalize("NFC") + tones : word).slice(0, LONGEST)
    };
  }

  function fileNameOf(key, depth) {
    if (depth === 0) return "all";
    if (depth === 1) return key.charCodeAt(0) < 128 ? key[0] : "other";
    return BEGINNING.exec(key)[0] || "other";
  }

  /* Numbers, as src/langnghe/search/packing.py packs them. */

  var BASE = 0, DIGITS = {}, ONE = 75;
  for (var code = 33; code < 127; code++) {
    if ('"\\<|;~'.indexOf(String.fromCharCode(code)) < 0) DIGITS[code] = BASE++;
  }

  function reader(text) {
    var at = 0;
    function digit() { return DIGITS[text.charCodeAt(at++)]; }
    return {
      more: function () { return at < text.length; },
      next: function () {
        var first = digit();
        if (first < ONE) return first;
        if (first < BASE - 1) return ONE + (first - ONE) * BASE + digit();
        return (digit() * BASE + digit()) * BASE + digit();
      }
    };
  }

  /* Postings: calls `each` with a document's number and the weight the word has there. */

  function weighed(language, packed, each) {
    var read = reader(packed), segment = -1;
    while (read.more()) {
      segment += read.next() + 1;
      var count = read.next(), start = language.starts[segment], at = -1;
      if (count & 1) {
        var weight = read.next();
        for (var n = 0; n < language.segments[segment][1]; n++) each(start + n, weight);
      }
      for (count >>= 1; count > 0; count--) {
        var step = read.next();
        at += (step >> 3) + 1;
        each(start + at, step & 7);
      }
    }
  }

  function told(language, packed, each) {
    var read = reader(packed), segment = -1;
    while (read.more()) {
      segment += read.next() + 1;
      var at = -1;
      for (var count = read.next(); count > 0; count--) {
        at += read.next() + 1;
        each(language.starts[segment] + at, 0);
      }
    }
  }

  var linesOf = new Map();
  function linesIn(language, code, name) {
    // A word that would lie in a file that there is not is nowhere.
    if (!language.has[name]) return Promise.resolve(new Map());
    var key = code + "/" + name;
    if (linesOf.has(key)) return linesOf.get(key);
    var found = fileOf(language, code, name).then(function (text) {
      var lines = new Map();
      text.split("|").forEach(function (line) {
        var end = line.indexOf("~");
        lines.set(line.slice(0, end), line.slice(end + 1));
      });
      return lines;
    });
    found.catch(function () { linesOf.delete(key); });
    linesOf.set(key, found);
    return found;
  }

  function lineOf(language, code, key) {
    return linesIn(language, code, fileNameOf(key, language.depth)).then(function (lines) {
      return lines.get(key);
    });
  }

  /* Which keys a typed word may mean, each with how well it fits. */

  var MOST_WORDS = 8, MOST_PREFIXED = 24, MOST_FILES = 4, MOST_MISTYPED = 8;

  function meanings(language, term, isLast) {
    var found = [{ key: term.key, fits: 1 }];
    // One or many; Vietnamese has no word that ends so.
    var other = /s$/.test(term.key) ? term.key.slice(0, -1) : term.key + "s";
    if (language.counts[other]) found.push({ key: other, fits: 0.9 });
    if (isLast && term.key.length > 1) {
      var longer = startingWith(language, term.key).filter(function (key) { return key !== term.key && key !== other; });
      byCount(language, longer);
      longer.slice(0, MOST_PREFIXED).forEach(function (key) {
        found.push({ key: key, fits: 0.35 + 0.3 * term.key.length / key.length, isLonger: true });
      });
    }
    return found;
  }

  function startingWith(language, start) {
    var keys = language.keys, low = 0, high = keys.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (keys[middle] < start) low = middle + 1;
      else high = middle;
    }
    var end = low;
    while (end < keys.length && keys[end].lastIndexOf(start, 0) === 0) end++;
    return keys.slice(low, end);
  }

  function byCount(language, keys) {
    keys.sort(function (a, b) { return language.counts[b] - language.counts[a]; });
  }

  /* Hands slip less often at a word's beginning. */
  function mistyped(language, key) {
    if (key.length < 3) return [];
    var near = language.keys.filter(function (other) { return isOneSlip(key, other); });
    byCount(language, near);
    var alike = near.filter(function (other) { return other[0] === key[0]; });
    var others = near.filter(function (other) { return other[0] !== key[0]; });
    return alike.concat(others).slice(0, MOST_MISTYPED).map(function (other) {
      return { key: other, fits: other[0] === key[0] ? 0.6 : 0.4 };
    });
  }

  /* One letter too many, too few, another, or two that changed places. */
  function isOneSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    var start = 0, end = 0;
    while (start < a.length && start < b.length && a[start] === b[start]) start++;
    while (end < a.length - start && end < b.length - start &&
      a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
    var restA = a.slice(start, a.length - end), restB = b.slice(start, b.length - end);
    if (restA.length <= 1 && restB.length <= 1) return true;
    return restA.length === 2 && restB.length === 2 &&
      restA[0] === restB[1] && restA[1] === restB[0];
  }

  /* `battrang` is `bat trang`: a word nobody knows, made of two that stand together somewhere. */
  function parted(language, code, key) {
    var pairs = [];
    for (var at = 1; at < key.length; at++) {
      var one = key.slice(0, at), two = key.slice(at);
      if (language.counts[one] && language.counts[two]) pairs.push([one, two]);
    }
    return Promise.all(pairs.map(function (pair) {
      return lineOf(language, code, pair.join(" ")).then(function (line) {
        return line === undefined ? null : pair;
      });
    })).then(function (found) { return found.filter(Boolean)[0]; });
  }

  function understood(language, code, terms) {
    return Promise.all(terms.slice(0, MOST_WORDS).map(function (term) {
      if (language.counts[term.key] || startingWith(language, term.key).length) return [term];
      // Perhaps it is told somewhere; such words are not in a country's dictionary.
      return lineOf(language, code, term.key).then(function (line) {
        return line === undefined ? parted(language, code, term.key) : null;
      }).then(function (parts) {
        return parts ? parts.map(function (key) { return { key: key, spelt: key }; }) : [term];
      });
    })).then(function (found) { return [].concat.apply([], found); });
  }

  /* How well the marks that were typed fit a spelling. Who types none wants any. */
  function spellingFits(term, spelt, isLonger) {
    if (term.spelt === term.key || term.spelt === spelt) return 1;
    var wanted = lettersOf(term.spelt), letters = lettersOf(spelt);
    var tone = term.spelt.slice(wanted.length), other = spelt.slice(letters.length);
    var fits = isLonger ? letters.lastIndexOf(wanted, 0) === 0 : letters === wanted;
    if (fits && (!tone || tone === other)) return isLonger ? 1 : 0.8;
    return fits ? 0.3 : 0.2;
  }

  function lettersOf(spelt) { return spelt.replace(TONES, ""); }

  /* Points by weight, as `Weight` in src/langnghe/search/documents.py has them. */
  var POINTS = [1, 2.5, 3.5, 5, 5.5, 6.5, 7.5, 9];
  var BEST = 9;
  /* What is left of a result in which two words that belong together stand apart. */
  var APART = 0.7;

  search.find = function (code, query) {
    return search.language(code).then(function (language) {
      return understood(language, code, search.terms(query)).then(function (typed) {
        if (!typed.length) return nothing(typed);
        var isOpen = !/\s$/.test(query);
        var words = typed.map(function (term, index) {
          var isLast = isOpen && index === typed.length - 1;
          return { term: term, keys: meanings(language, term, isLast) };
        });
        return look(language, code, words).then(function (found) {
          return found.isWhole ? found : lookAgain(language, code, words, found);
        });
      });
    });
  };

  /* Some word stands nowhere with the others: perhaps a letter slipped. */
  function lookAgain(language, code, words, found) {
    var isKnown = function (word) { return language.counts[word.term.key]; };
    var areAllKnown = words.every(isKnown);
    var again = words.map(function (word) {
      var isRight = isKnown(word) && !areAllKnown;
      return { term: word.term, keys: isRight ? word.keys : word.keys.concat(mistyped(language, word.term.key)) };
    });
    return look(language, code, again).then(function (second) {
      if (second.best <= found.best) return found;
      second.isGuess = true;
      return second;
    });
  }

  function nothing(typed) {
    return { total: 0, documents: [], typed: typed, meant: [], best: 0, isWhole: true };
  }

  function look(language, code, words) {
    return Promise.all(words.map(function (word) { return gather(language, code, word); }))
      .then(function (gathered) {
        return Promise.all([gathered, pairs(language, code, words)]);
      })
      .then(function (both) { return rank(language, words, both[0], both[1]); });
  }

  /* The lines of every key of a word. */
  function gather(language, code, word) {
    var names = [];
    var keys = word.keys.filter(function (meaning) {
      var name = fileNameOf(meaning.key, language.depth);
      if (names.indexOf(name) >= 0) return true;
      if (names.length >= MOST_FILES) return false;
      names.push(name);
      return true;
    });
    return Promise.all(keys.map(function (meaning) {
      return lineOf(language, code, meaning.key).then(function (line) {
        return { meaning: meaning, line: line };
      });
    }));
  }

  /* Two words side by side, as they stand in a name or a place. */
  function pairs(language, code, words) {
    return Promise.all(words.slice(1).map(function (word, index) {
      return lineOf(language, code, words[index].term.key + " " + word.term.key);
    }));
  }

  function rank(language, words, gathered, paired) {
    var size = language.size;
    var total = new Float64Array(size), mass = new Float64Array(size), whole = 0;
    var idfs = [];
    var meant = [];
    gathered.forEach(function (lines, index) {
      var best = new Float32Array(size), count = 0;
      lines.forEach(function (one) {
        if (one.line === undefined) return;
        var has = 0;
        one.line.split("~").forEach(function (spelling) {
          var parts = spelling.split(";");
          var fits = one.meaning.fits * spellingFits(words[index].term, parts[0], one.meaning.isLonger);
          function note(number, weight) {
            var points = POINTS[weight] * fits;
            if (!best[number]) count++;
            if (points > best[number]) best[number] = points;
            has++;
          }
          weighed(language, parts[1], note);
          told(language, parts[2], note);
        });
        if (has) meant.push(one.meaning);
      });
      var exact = language.counts[words[index].term.key];
      var idf = Math.log(1 + size / Math.max(exact || count, 1));
      idfs.push(idf);
      whole += idf;
      for (var number = 0; number < size; number++) {
        if (best[number]) {
          total[number] += idf * best[number];
          mass[number] += idf;
        }
      }
    });
    var apart = new Uint8Array(size);
    paired.forEach(function (line, index) {
      // A pair that is everywhere is only named, and tells nothing.
      if (!line || line === ";;") return;
      var idf = (idfs[index] + idfs[index + 1]) / 2, together = new Uint8Array(size);
      weighed(language, line.split(";")[1], function (number, weight) {
        total[number] += 0.6 * idf * POINTS[weight];
        together[number] = 1;
      });
      for (var number = 0; number < size; number++) apart[number] += 1 - together[number];
    });
    var found = [], isWhole = false, best = 0;
    for (var number = 0; number < size; number++) {
      if (!mass[number]) continue;
      var share = mass[number] / whole;
      if (share > 0.999) isWhole = true;
      total[number] *= share * share * Math.pow(APART, apart[number]) / (whole * BEST);
      best = Math.max(best, total[number]);
      found.push(number);
    }
    // With every word somewhere, what lacks one of them is no answer; else the nearest are shown.
    var least = isWhole ? 0.72 : Math.min(0.5, most(found, mass) / whole);
    found = found.filter(function (number) { return mass[number] / whole >= least - 0.001; });
    found.sort(function (a, b) { return total[b] - total[a] || a - b; });
    return {
      total: found.length, documents: found, scores: total, isWhole: isWhole, best: best,
      typed: words.map(function (word) { return word.term; }), meant: meant
    };
  }

  function most(found, mass) {
    return found.reduce(function (best, number) { return Math.max(best, mass[number]); }, 0);
  }

  /* What every document is: for filters, and for what they count. */

  search.kinds = function (code) {
    return search.language(code).then(function (language) {
      return search.ask("kinds", language.layout).then(function (value) {
        var of = new Uint16Array(language.size);
        value.runs.forEach(function (packed, segment) {
          var read = reader(packed), at = language.starts[segment];
          while (read.more()) {
            var kind = read.next();
            for (var count = read.next(); count > 0; count--) of[at++] = kind;
          }
        });
        return function (number) {
          var kind = value.kinds[of[number]];
          return {
            kind: kind[0],
            crafts: kind.slice(1),
            province: language.segments[segmentOf(language, number)][0].split("-")[0]
          };
        };
      });
    });
  };

  /* The rows of some results, the best names first: who typed a whole name wants that page. */

  search.shown = function (code, found, from, count) {
    var documents = found.documents.slice(from, from + count);
    return Promise.all([search.language(code), search.rows(code, documents)]).then(function (both) {
      var language = both[0], rows = both[1];
      var common = Object.create(null);
      search.terms(language.words.common || "").forEach(function (term) { common[term.key] = true; });
      var wanted = core(found.typed, common);
      rows.forEach(function (row, index) {
        var terms = search.terms(row.name), name = core(terms, common);
        var spelt = terms.map(function (term) { return term.spelt; });
        var right = found.typed.filter(function (term) { return spelt.indexOf(term.spelt) >= 0; });
        row.number = documents[index];
        row.score = found.scores[row.number] + 0.2 * right.length / found.typed.length;
        if (name === wanted) row.score += 0.6;
        else if (name.lastIndexOf(wanted, 0) === 0) row.score += 0.45;
        else if ((" " + name + " ").indexOf(" " + wanted + " ") >= 0) row.score += 0.1;
        row.score *= { village: 1, product: 1.02, page: 0.85 }[row.kind];
      });
      return rows.sort(function (a, b) { return b.score - a.score || a.number - b.number; });
    });
  };

  /* A name without the words that stand in many: the bún of Vân Cù is no other village's. */
  function core(terms, common) {
    var rare = terms.filter(function (term) { return !common[term.key]; });
    return (rare.length ? rare : terms).map(function (term) { return term.key; }).join(" ");
  }

  /* Which words of a text were looked for: [[text, isFound], …]. */

  search.marked = function (text, found) {
    var keys = Object.create(null);
    found.meant.forEach(function (meaning) { keys[meaning.key] = true; });
    return text.normalize("NFC").split(/([\p{L}\p{N}]+)/u).filter(Boolean).map(function (part) {
      return [part, Boolean(keys[termOf(part.toLowerCase()).key])];
    });
  };
})();
