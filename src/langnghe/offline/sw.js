/* Pages that were read open again where there is no network; what is shown then says so.

   The network always comes first. Of what it brings a copy is kept: pages and pictures for some
   weeks, scripts, styles and data for one edition of the site. Made by langnghe; the edition below
   changes whenever any file of the site may have. */
"use strict";

const EDITION = "⟦edition⟧";
const LANGUAGES = "⟦languages⟧"; // by code: its folder, how it writes a date, what it says
const CORE = "⟦core⟧"; // what every page needs
const MAP = "⟦map⟧"; // what every map needs

const SITE = new URL("./", self.location).href;
const OURS = "langnghe:" + new URL(SITE).pathname + ":";
const PAGES = OURS + "pages";
const PICTURES = OURS + "pictures";
const FILES = OURS + "files:" + EDITION;
// How many, how many bytes, and for how many days. 150 and 60 stand in the words of the site too.
const BOUNDS = {
  [PAGES]: { most: 150, bytes: 15e6, days: 60 },
  [PICTURES]: { most: 400, bytes: 40e6, days: 60 },
  [FILES]: { most: 600, bytes: 25e6, days: 365 },
};
const LARGEST = 3e6;
const ALWAYS = /\/(offline|shortlist|map)\.html$/; // pages that are kept whatever else is
const PATIENCE = 8000; // milliseconds for a network that says nothing, where a copy is at hand

self.addEventListener("install", event => {
  self.skipWaiting();
  event.waitUntil(begin());
});

/* A new edition brings its own files, and those of the records that the reader has kept. */
async function begin() {
  const kept = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS + "files:") || name === FILES) continue;
    const keys = await (await caches.open(name)).keys();
    kept.push(...keys.map(one => one.url).filter(url => url.startsWith(SITE + "pocket/")));
  }
  await fetchAll([...CORE.map(path => SITE + path), ...kept], "no-cache");
}

self.addEventListener("activate", event => event.waitUntil(takeOver()));

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && !(name in BOUNDS)) await caches.delete(name);
  }
  await Promise.all(Object.keys(BOUNDS).map(trim));
  await self.clients.claim();
}

self.addEventListener("fetch", event => {
  const request = event.request;
  if (request.method !== "GET" || request.headers.has("range")) return;
  if (!request.url.startsWith(SITE)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (["script", "style", "font", "image"].includes(request.destination)) {
    event.respondWith(file(event));
  }
});

/* Pages */

async function page(event) {
  const url = pageOf(event.request.url);
  const saved = await find(PAGES, url);
  try {
    // Asked of the host and not of the browser's own store, which would not say how old it is.
    const asked = fetch(event.request, { cache: "no-cache" });
    const answer = await (saved ? patiently(asked) : asked);
    if (isPage(answer)) event.waitUntil(save(PAGES, url, answer.clone()));
    else if (answer.status === 404 || answer.status === 410) event.waitUntil(forget(url));
    return answer;
  } catch (unreachable) {
    return saved ? marked(saved, url) : lost(url, event.request.url);
  }
}

/* A page is one whatever is asked of it: its script does what the query says. */
function pageOf(address) {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/\/$/, "/index.html");
}

function isPage(answer) {
  return answer.status === 200 && (answer.headers.get("Content-Type") || "").startsWith("text/html");
}

function patiently(answer) {
  return Promise.race([answer, new Promise((_, reject) => setTimeout(reject, PATIENCE))]);
}

/* The copy, with a line at its head that says what it is. */
async function marked(saved, url) {
  const language = languageOf(url);
  const date = new Intl.DateTimeFormat(language.locale, {
    day: "2-digit", month: language.isLong ? "long" : "2-digit", year: "numeric",
  }).format(new Date(saved.headers.get("X-Saved")));
  const more = new URL(SITE).pathname + language.root + "offline.html";
  const note = `<p class="offline-note" role="status" lang="${language.code}">`
    + `<span>${language.note.replace("{date}", date)}</span> <a href="${more}">${language.more}</a></p>`;
  const text = await saved.text();
  const headers = new Headers(saved.headers);
  return new Response(text.replace('<header class="site-head"', all => note + all), { headers });
}

/* A page that was never read leads to what was. */
async function lost(url, wanted) {
  const there = SITE + languageOf(url).root + "offline.html";
  if (url === there) return Response.error();
  return Response.redirect(there + "#" + encodeURIComponent(wanted.slice(SITE.length)), 302);
}

function languageOf(url) {
  const path = url.slice(SITE.length);
  const codes = Object.keys(LANGUAGES);
  const code = codes.find(one => LANGUAGES[one].root && path.startsWith(LANGUAGES[one].root));
  const own = code || codes.find(one => !LANGUAGES[one].root);
  return { code: own, ...LANGUAGES[own] };
}

/* Files */

async function file(event) {
  const url = fileOf(event.request.url);
  const name = event.request.destination === "image" ? PICTURES : FILES;
  try {
    const answer = await fetch(event.request);
    if (answer.status === 200) event.waitUntil(save(name, url, answer.clone()));
    return answer;
  } catch (unreachable) {
    return (await find(name, url)) || Response.error();
  }
}

/* A language's first file of the index is asked for anew each minute, and is the same file. */
function fileOf(address) {
  const url = new URL(address);
  const isFirst = /^search\/[\w-]+\.js$/.test((url.origin + url.pathname).slice(SITE.length));
  return url.origin + url.pathname + (isFirst ? "" : url.search);
}

/* What a page says of itself once it is loaded: what it was made of before we were there, and the
   language in which the shortlist, the map and this very page should be at hand. */
self.addEventListener("message", event => {
  const { seen, language, isThin, stop } = event.data || {};
  if (typeof stop === "boolean") isStopped = stop;
  const known = LANGUAGES[language];
  if (!Array.isArray(seen) || !known) return;
  const own = ["offline.html", "shortlist.html"].map(path => known.root + path);
  const pocket = [`pocket/${language}.js`, "pocket/vi.js"];
  const maps = ["map.html", "maps/model.js", "maps/rows.js", "maps/overview.svg"]
    .map(path => known.root + path);
  const base = isThin ? [] : [...maps, ...MAP];
  const ours = seen.slice(0, 200).filter(url => typeof url === "string" && url.startsWith(SITE));
  event.waitUntil(fetchAll([...ours, ...[...own, ...pocket, ...base].map(path => SITE + path)]));
});

/* What is not kept yet; with `cache`, whether or not it is. */
async function fetchAll(urls, cache) {
  for (const address of new Set(urls)) {
    const isPicture = /\.(svg|png|jpe?g|webp|avif)$/.test(address);
    const isFile = isPicture || /\.(js|css|woff2)(\?|$)/.test(address);
    const name = isPicture ? PICTURES : isFile ? FILES : PAGES;
    const url = isFile ? fileOf(address) : pageOf(address);
    if (!cache && (await find(name, url))) continue;
    try {
      const answer = await fetch(url, cache ? { cache } : {});
      if (isFile ? answer.status === 200 : isPage(answer)) await save(name, url, answer);
    } catch (unreachable) { return; }
  }
}

/* Copies */

async function find(name, url) {
  if (!(await caches.has(name))) return undefined;
  return (await caches.open(name)).match(url, { ignoreVary: true });
}

let saves = 0;
let isStopped = false; // the reader wants nothing saved; this page is the last we serve
async function save(name, url, answer) {
  const body = await answer.blob();
  if (isStopped || body.size > LARGEST) return;
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding");
  headers.set("X-Saved", new Date().toISOString());
  headers.set("X-Size", String(body.size));
  if (name === PAGES) {
    const title = /<title>([^<]*)<\/title>/.exec(await body.text());
    headers.set("X-Title", encodeURIComponent(title ? title[1] : ""));
  }
  await (await caches.open(name)).put(url, new Response(body, { headers }));
  saves += 1;
  if (saves % 20 === 0) await trim(name);
}

async function forget(url) {
  if (await caches.has(PAGES)) await (await caches.open(PAGES)).delete(url);
}

/* The newest stay, as far as there is room for them. */
async function trim(name) {
  if (!(await caches.has(name))) return;
  const cache = await caches.open(name), bounds = BOUNDS[name], all = [];
  for (const key of await cache.keys()) {
    const headers = (await cache.match(key, { ignoreVary: true }))?.headers;
    if (headers) all.push({ key, saved: headers.get("X-Saved"), size: +headers.get("X-Size") });
  }
  all.sort((one, other) => (one.saved < other.saved ? 1 : -1));
  const oldest = new Date(Date.now() - bounds.days * 864e5).toISOString();
  let count = 0, bytes = 0;
  for (const one of all) {
    count += 1;
    bytes += one.size;
    if (ALWAYS.test(one.key.url)) continue;
    if (count > bounds.most || bytes > bounds.bytes || one.saved < oldest) {
      await cache.delete(one.key);
    }
  }
}
