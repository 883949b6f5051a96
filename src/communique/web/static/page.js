// What the pages do beyond links and forms: the keyboard, the panel of an article, links to words.
// Spans are counted in code points, the browser counts UTF-16; `Places` is the one spot where they meet.
"use strict";

(() => {
  document.documentElement.classList.add("scripted");

  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // ---- Spans -------------------------------------------------------------------------------------------------------

  /** Code points and places in the document. A passage shows text[start:end], so counting in its text nodes is enough. */
  class Places {
    constructor(text) {
      this.passages = all("[data-start]", text);
      this.starts = this.passages.map((passage) => Number(passage.dataset.start));
    }

    /** The passage that holds a code point, or the next one when the point lies between two. */
    passage(point) {
      let low = 0;
      let high = this.starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.starts[middle] <= point) low = middle;
        else high = middle - 1;
      }
      const found = this.passages[low];
      return found && point > Number(found.dataset.end) && this.passages[low + 1] ? this.passages[low + 1] : found;
    }

    /** Text node and UTF-16 offset of a code point. */
    place(point) {
      const passage = this.passage(point);
      if (!passage) return null;
      let left = Math.max(0, point - Number(passage.dataset.start));
      const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
      let last = null;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const offset = utf16(node.data, left);
        if (offset !== null) return { node, offset };
        left -= points(node.data);
        last = node;
      }
      return last && { node: last, offset: last.data.length };
    }

    range(start, end) {
      const from = this.place(start);
      const to = this.place(end - 1);
      if (!from || !to) return null;
      const range = document.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset + unit(to.node.data, to.offset));
      return range;
    }

    /** Code point of a place in the document; null outside the text. */
    point(node, offset) {
      const passage = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-start]");
      if (!passage) return null;
      const range = document.createRange();
      range.setStart(passage, 0);
      range.setEnd(node, offset);
      return Number(passage.dataset.start) + points(range.toString());
    }
  }

  /** How many code points a string has. */
  function points(text) {
    let count = 0;
    for (let i = 0; i < text.length; i += unit(text, i)) count += 1;
    return count;
  }

  /** UTF-16 units of the code point at an offset. */
  function unit(text, offset) {
    return text.codePointAt(offset) > 0xffff ? 2 : 1;
  }

  /** UTF-16 offset of the code point with a number; null when the string is not that long. */
  function utf16(text, number) {
    let offset = 0;
    for (let i = 0; i < number; i += 1) {
      if (offset >= text.length) return null;
      offset += unit(text, offset);
    }
    return offset < text.length ? offset : null;
  }

  // ---- An article --------------------------------------------------------------------------------------------------

  class Reading {
    constructor(root) {
      this.root = root;
      this.text = one(".text", root);
      this.detail = one("[data-detail]", root);
      this.items = all("[data-item]", root);
      this.places = new Places(this.text);
      this.marks = new Map();
      for (const mark of all("[data-r]", this.text)) {
        for (const id of mark.dataset.r.split(" ")) {
          if (!this.marks.has(id)) this.marks.set(id, []);
          this.marks.get(id).push(mark);
        }
      }
      this.byId = new Map(this.items.map((item) => [item.dataset.item, item]));
      this.chosen = null;
      this.listen();
      this.toAddress();
    }

    listen() {
      this.text.addEventListener("pointerover", (event) => this.point(this.recordAt(event.target), true));
      this.text.addEventListener("pointerleave", () => this.point(null));
      this.text.addEventListener("click", (event) => {
        if (String(getSelection())) return;
        const id = this.recordAt(event.target, this.chosen);
        if (id) this.choose(id, { address: true });
        else if (event.target.closest(".m.actor")) this.introduce(event.target.closest(".m.actor"));
      });
      const list = one(".outline", this.root);
      list?.addEventListener("pointerover", (event) => this.point(event.target.closest("[data-item]")?.dataset.item));
      list?.addEventListener("pointerleave", () => this.point(null));
      list?.addEventListener("click", (event) => {
        const item = event.target.closest("[data-item]");
        if (!item || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.choose(item.dataset.item, { address: true, scroll: true });
      });
      this.detail.addEventListener("click", (event) => {
        if (event.target.closest("[data-close]")) this.let_go();
        const link = event.target.closest("a.words");
        if (!link || link.pathname !== location.pathname) return;
        event.preventDefault();
        history.replaceState(null, "", link.hash);
        this.show(link.hash);
      });
      addEventListener("hashchange", () => this.toAddress());
      document.addEventListener("selectionchange", () => this.offerLink());
    }

    /** The statement or event at a mark: the innermost, or, when that is chosen already, the next one out. */
    recordAt(target, beyond = null) {
      const mark = target.closest?.("[data-r]");
      const ids = (mark?.dataset.r.split(" ") ?? []).filter((id) => this.byId.has(id));
      ids.sort((a, b) => this.length(a) - this.length(b));
      const at = ids.indexOf(beyond);
      return ids[at < 0 ? 0 : (at + 1) % ids.length] ?? null;
    }

    length(id) {
      const [start, end] = this.byId.get(id).dataset.at.split("-").map(Number);
      return end - start;
    }

    /** Point at a record: its marks and its line in the list answer. */
    point(id, inText = false) {
      if (id === this.pointed) return;
      for (const part of this.partsOf(this.pointed)) part.classList.remove("over");
      this.pointed = id;
      for (const part of this.partsOf(id)) part.classList.add("over");
      if (inText && id) this.scrollPanel(this.byId.get(id));
    }

    partsOf(id) {
      return id ? [...(this.marks.get(id) ?? []), ...(this.byId.has(id) ? [this.byId.get(id)] : [])] : [];
    }

    /** Scroll the panel, and nothing else, until the line is seen. */
    scrollPanel(item) {
      const panel = one(".panel", this.root);
      if (!item || panel.scrollHeight <= panel.clientHeight) return;
      const [line, frame] = [item.getBoundingClientRect(), panel.getBoundingClientRect()];
      if (line.top < frame.top) panel.scrollTop += line.top - frame.top - 8;
      else if (line.bottom > frame.bottom) panel.scrollTop += line.bottom - frame.bottom + 8;
    }

    choose(id, { address = false, scroll = false, detail = true } = {}) {
      for (const part of this.partsOf(this.chosen)) part.classList.remove("on");
      this.chosen = id;
      for (const part of this.partsOf(id)) part.classList.add("on");
      const item = this.byId.get(id);
      for (const other of this.items) other.firstElementChild.removeAttribute("aria-current");
      item.firstElementChild.setAttribute("aria-current", "true");
      if (address) history.replaceState(null, "", `#${item.dataset.at}`);
      if (address) this.highlight(null);
      if (scroll) this.bring(this.marks.get(id)?.[0]);
      if (detail) this.tell(id, item.dataset.kind);
      else this.scrollPanel(item);
    }

    /** Scroll to a part of the text; where the panel lies over its lower half, to the upper one. */
    bring(part) {
      part?.scrollIntoView({ block: matchMedia("(max-width: 60rem)").matches ? "start" : "center" });
    }

    /** An actor outside statements and events: the way to its page. */
    introduce(mark) {
      this.let_go();
      const id = mark.dataset.r.split(" ").at(-1);
      if (!id) return;
      const link = document.createElement("a");
      link.href = `/actors/${encodeURIComponent(id)}`;
      link.textContent = mark.textContent;
      link.dir = "auto";
      const line = document.createElement("p");
      line.append(link);
      this.detail.replaceChildren(line);
    }

    async tell(id, kind) {
      const answer = await fetch(`/${kind}s/${encodeURIComponent(id)}/card`);
      const card = await answer.text();
      if (this.chosen !== id) return; // the reader has gone on
      if (answer.redirected) location.reload(); // signed out meanwhile
      else if (answer.ok) this.detail.innerHTML = card;
      else this.detail.textContent = "This could not be loaded. Load the page again.";
      one(".panel", this.root).scrollTop = 0;
    }

    let_go() {
      for (const part of this.partsOf(this.chosen)) part.classList.remove("on");
      this.chosen = null;
      this.detail.replaceChildren();
      this.highlight(null);
      history.replaceState(null, "", location.pathname + location.search);
    }

    /** j and k: the next record in the text. */
    step(by) {
      if (!this.items.length) return;
      const at = this.items.findIndex((item) => item.dataset.item === this.chosen);
      const next = at < 0 ? (by > 0 ? 0 : this.items.length - 1) : at + by;
      const item = this.items[Math.min(Math.max(next, 0), this.items.length - 1)];
      this.choose(item.dataset.item, { address: true, scroll: true, detail: Boolean(this.detail.firstElementChild) });
      item.firstElementChild.focus({ preventScroll: true });
    }

    toAddress() {
      if (/^#\d+-\d+$/.test(location.hash)) this.show(location.hash, true);
    }

    /** Show the words of an address, and tell of the record that stands on them. */
    show(hash, tell = false) {
      const [start, end] = hash.slice(1).split("-").map(Number);
      if (!(start < end)) return;
      const range = this.places.range(start, end);
      if (!range) return;
      this.root.dataset.words = range.toString();
      this.highlight(range);
      const part = range.startContainer.parentElement ?? this.text;
      this.bring(part);
      const item = this.items.find((each) => each.dataset.at === hash.slice(1));
      if (!tell || !item) return;
      this.choose(item.dataset.item);
      this.highlight(null); // the record's own mark shows the words
    }

    highlight(range) {
      for (const mark of all(".target", this.text)) mark.classList.remove("target");
      if (typeof Highlight === "function" && CSS.highlights) {
        if (range) CSS.highlights.set("target", new Highlight(range));
        else CSS.highlights.delete("target");
      } else if (range) {
        for (const mark of all(".m", this.text)) mark.classList.toggle("target", range.intersectsNode(mark));
      }
    }

    /** Offer a permalink to the words that are selected. */
    offerLink() {
      const box = one("[data-selection]", this.root);
      const selection = getSelection();
      if (!box || !selection.rangeCount || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      const start = this.places.point(range.startContainer, range.startOffset);
      const end = this.places.point(range.endContainer, range.endOffset);
      if (start === null || end === null || start >= end) return;
      const link = one("[data-selection-link]", box);
      link.href = `${location.pathname}#${start}-${end}`;
      link.textContent = `${location.pathname}#${start}-${end}`;
      for (const add of all("[data-selection-add], [data-add]", this.root)) {
        const address = new URL(add.href);
        address.searchParams.set("at", `${start}-${end}`);
        add.href = address.pathname + address.search;
      }
      box.hidden = false;
    }
  }

  // ---- A list of hits ----------------------------------------------------------------------------------------------

  class Hits {
    constructor(hits) {
      this.hits = hits;
      this.at = -1;
    }

    step(by) {
      this.hits[this.at]?.classList.remove("here");
      this.at = Math.min(Math.max(this.at + by, 0), this.hits.length - 1);
      const hit = this.hits[this.at];
      hit.classList.add("here");
      const link = one("[data-open]", hit);
      link.focus({ preventScroll: true });
      hit.scrollIntoView({ block: "nearest" });
    }

    let_go() {
      this.hits[this.at]?.classList.remove("here");
      this.at = -1;
      document.activeElement?.blur();
    }
  }

  // ---- The keyboard ------------------------------------------------------------------------------------------------

  function keyboard(list) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const dialog = one("#keys");
      const field = event.target.closest("input, textarea, select");
      if (event.key === "Escape") {
        if (dialog.open) return; // the dialog closes itself
        const cancel = field?.closest("[data-editor]");
        if (cancel) cancel.replaceChildren();
        else if (field) field.blur();
        else list?.let_go();
        return;
      }
      if (field || dialog.open) return;
      const act = { "/": toSearch, "?": () => dialog.showModal(), j: () => list?.step(1), k: () => list?.step(-1), a: toAdd }[event.key];
      if (act) {
        event.preventDefault();
        act();
      } else if (event.key === "Enter" && list instanceof Reading && list.chosen) {
        if (event.target.closest("a, button, summary") && !event.target.closest("[data-item]")) return;
        event.preventDefault();
        list.tell(list.chosen, list.byId.get(list.chosen).dataset.kind);
      }
    });
  }

  /** a: the form for a statement that is missing, with the words that are selected. */
  function toAdd() {
    one("[data-add]")?.click();
  }

  function toSearch() {
    const box = one("#q");
    box?.focus();
    box?.select();
  }

  // ---- Forms -------------------------------------------------------------------------------------------------------

  /** Answers that say what is wrong with a form are shown in its place. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => one("[autofocus]", event.detail.target)?.focus());

  document.addEventListener("click", (event) => {
    const cancel = event.target.closest("[data-cancel]");
    const place = cancel?.closest("[data-editor]");
    if (!place) return;
    event.preventDefault();
    place.replaceChildren();
  });

  document.addEventListener("DOMContentLoaded", () => {
    const reading = one("[data-reading]");
    const hits = all("[data-hit]");
    const list = reading ? new Reading(reading) : hits.length ? new Hits(hits) : null;
    if (matchMedia("(min-width: 60.01rem)").matches) for (const part of all("[data-wide-open]")) part.open = true;
    keyboard(list);
  });
})();
