/* Before the page is painted: the reader's choice of light or dark, so that nothing flashes. */
(function () {
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("langnghe.scheme");
    if (scheme === "dark" || scheme === "light") root.setAttribute("data-scheme", scheme);
  } catch (denied) { /* storage is off: the system's scheme stays */ }
})();
