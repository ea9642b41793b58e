// Searches the site's own index (Pagefind) and shows what it finds, as text: nothing found is ever read as markup.
(() => {
  "use strict";
  const form = document.getElementById("search");
  const box = document.getElementById("words");
  const place = document.getElementById("found");
  const root = new URL(form.dataset.root, location.href);
  const PAGE = 10;
  const PARTS = 3;
  const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
  let index = null;
  let asked = 0;

  // Arabic letters that Persian keyboards and old texts put for Persian ones; the index has them replaced too.
  const normal = (words) => words.normalize("NFC").replace(/\u0643/g, "\u06a9").replace(/[\u064a\u0649]/g, "\u06cc").trim();
  const plain = (html) => html.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => ENTITIES[name]);

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function link(raw, text) {
    const made = element("a", text);
    made.href = new URL(raw.replace(/^\//, ""), root).href;
    return made;
  }

  // The words of a place, what was looked for marked.
  function excerpt(html) {
    const made = element("p");
    html.split(/<mark>(.*?)<\/mark>/s).forEach((part, at) => made.append(at % 2 ? element("mark", plain(part)) : plain(part)));
    return made;
  }

  function entry(data) {
    const made = element("li");
    const head = element("h2");
    head.append(link(data.raw_url || data.url, data.meta.title));
    made.append(head);
    for (const part of data.sub_results.slice(0, PARTS)) {
      const found = element("div", "", "found-part");
      const anchor = part.url.includes("#") ? part.url.slice(part.url.indexOf("#")) : "";
      if (anchor) found.append(link((data.raw_url || data.url) + anchor, part.title));
      found.append(excerpt(part.excerpt));
      made.append(found);
    }
    return made;
  }

  async function more(results, list, button) {
    const from = list.children.length;
    const data = await Promise.all(results.slice(from, from + PAGE).map((one) => one.data()));
    list.append(...data.map(entry));
    button.hidden = list.children.length >= results.length;
  }

  async function search() {
    const mine = ++asked;
    const words = normal(box.value);
    if (!words) return place.replaceChildren();
    try {
      index ??= await import(new URL("pagefind/pagefind.js", root).href);
      const { results } = await index.search(words);
      if (mine !== asked) return undefined;
      const count = element("p", results.length ? form.dataset.found.replace("{n}", results.length) : form.dataset.none, "found-count");
      const list = element("ol");
      const button = element("button", form.dataset.more, "more-results");
      button.type = "button";
      button.addEventListener("click", () => more(results, list, button));
      await more(results, list, button);
      if (mine === asked) place.replaceChildren(count, list, button);
    } catch (error) {
      place.replaceChildren(element("p", form.dataset.failed, "found-count"));
    }
    return undefined;
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(box.value)}`);
    search();
  });
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  if (box.value) search();
})();
