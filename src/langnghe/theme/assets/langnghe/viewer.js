/* Photos, large: by click, keyboard and swipe. Without it each photo is a plain link to its file. */
(function () {
  "use strict";
  var viewer = document.querySelector("[data-viewer]");
  var links = Array.prototype.slice.call(document.querySelectorAll("a[data-photo]"));
  if (!viewer || !viewer.showModal || !links.length) return;
  var part = function (name) { return viewer.querySelector("[data-viewer-" + name + "]"); };
  var place = part("picture"), caption = part("caption"), count = part("count");
  var steps = Array.prototype.slice.call(viewer.querySelectorAll("[data-viewer-step]"));
  var at = 0;

  function show(number) {
    at = (number + links.length) % links.length;
    var link = links[at];
    // The same sources, as wide as the screen; what the page has fetched already comes at once.
    var picture = link.querySelector("picture").cloneNode(true);
    picture.querySelectorAll("source").forEach(function (source) { source.sizes = "100vw"; });
    var image = picture.querySelector("img");
    image.removeAttribute("class");
    image.removeAttribute("loading");
    place.replaceChildren(picture);
    var words = link.closest("figure").querySelector("figcaption");
    caption.replaceChildren();
    if (words) words.childNodes.forEach(function (node) { caption.append(node.cloneNode(true)); });
    count.textContent = count.dataset.viewerCount.replace("{n}", at + 1).replace("{of}", links.length);
  }

  function step(by) {
    if (links.length > 1) show(at + by);
  }

  links.forEach(function (link, number) {
    link.addEventListener("click", function (event) {
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show(number);
      viewer.showModal();
    });
  });
  steps.forEach(function (button) {
    button.hidden = links.length < 2;
    button.addEventListener("click", function () { step(Number(button.dataset.viewerStep)); });
  });
  count.hidden = links.length < 2;
  part("close").addEventListener("click", function () { viewer.close(); });
  viewer.addEventListener("close", function () {
    place.replaceChildren();
    links[at].focus();
  });
  viewer.addEventListener("keydown", function (event) {
    if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "ArrowRight") step(1);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(links.length - 1);
    else return;
    event.preventDefault();
  });
  /* Beside the photo is outside. */
  viewer.addEventListener("click", function (event) {
    if (event.target === viewer || event.target.tagName === "FIGURE") viewer.close();
  });
  /* A swipe is longer than it is high; with two fingers one enlarges. */
  var from = null;
  viewer.addEventListener("touchstart", function (event) {
    from = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  viewer.addEventListener("touchend", function (event) {
    if (!from) return;
    var to = event.changedTouches[0];
    var across = to.clientX - from.clientX, down = to.clientY - from.clientY;
    from = null;
    if (Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(down)) step(across < 0 ? 1 : -1);
  }, { passive: true });
})();
