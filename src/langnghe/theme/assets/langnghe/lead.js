/* Leads from a short, old or scanned address to the page itself, in the reader's language. */
(function () {
  "use strict";
  var ways = Array.prototype.slice.call(document.querySelectorAll("a[hreflang]"));
  var wanted = Array.prototype.slice.call(navigator.languages || [navigator.language || ""]);
  try { wanted.unshift(localStorage.getItem("langnghe.language")); } catch (denied) { /* from a disk, perhaps */ }
  // Whoever reads none of the site's languages is more likely to read English than Vietnamese.
  wanted.push("en");
  function speaks(language) {
    var tag = String(language || "").toLowerCase();
    return ways.filter(function (way) { return way.hreflang.toLowerCase() === tag; })[0] ||
      ways.filter(function (way) {
        return way.hreflang.toLowerCase().split("-")[0] === tag.split("-")[0];
      })[0];
  }
  var chosen = wanted.map(speaks).filter(Boolean)[0] || ways[0];
  // A mark of where the code hung goes along.
  if (chosen) location.replace(chosen.href + location.search + location.hash);
})();
