/* Before the page is painted: the reader's choice of light or dark, so that nothing flashes or jumps. */
(function () {
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("langnghe.scheme");
    if (scheme === "dark" || scheme === "light") root.setAttribute("data-scheme", scheme);
  } catch (denied) { /* storage is off: the system's scheme stays */ }

  /* Whether anything is kept: the head of the page has its heart from the first. */
  var folder = document.currentScript.getAttribute("data-fonts");
  try {
    var site = new URL("../../../", new URL(folder, location.href)).pathname;
    if (localStorage.getItem("langnghe.kept:" + site)) root.classList.add("has-kept");
  } catch (denied) { /* nothing is kept */ }

  /* From a disk nothing is kept as an app or fetched ahead: a browser would refuse that, in red. */
  if (location.protocol === "file:") {
    var manifest = document.querySelector("link[rel=manifest]");
    if (manifest) manifest.remove();
    return;
  }

  /* The fonts of the first view. */
  ["noto-serif-latin-500", "noto-serif-vietnamese-500",
   "be-vietnam-pro-latin-400", "be-vietnam-pro-vietnamese-400"].forEach(function (name) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.crossOrigin = "anonymous";
    link.href = folder + name + "-normal.woff2";
    document.head.appendChild(link);
  });
})();
