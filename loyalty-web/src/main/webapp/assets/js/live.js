// Keeps figures up to date: hears that they changed, fetches the page anew and changes only what differs, so that focus, place
// and open menus stay. Rests while nobody looks. Without the news it looks by itself now and then.
(() => {
  'use strict';

  const PAUSE = 2000;
  const LOOK = 30000;
  const root = document.querySelector('[data-revision]');
  if (!root || !window.EventSource) {
    return;
  }

  let known = root.dataset.revision;
  let last = 0;
  let timer = 0;
  let source = null;
  let busy = false;

  function hear() {
    if (source || document.hidden) {
      return;
    }
    source = new EventSource('/loop/live');
    source.addEventListener('message', (event) => {
      if (event.data !== known) {
        known = event.data;
        renewSoon();
      }
    });
    source.addEventListener('error', () => {
      if (source && source.readyState === EventSource.CLOSED) {
        rest();
        timer = setTimeout(() => {
          timer = 0;
          renew().finally(hear);
        }, LOOK);
      }
    });
  }

  function rest() {
    if (source) {
      source.close();
      source = null;
    }
    clearTimeout(timer);
    timer = 0;
  }

  function renewSoon() {
    if (!timer && !busy && !document.hidden) {
      timer = setTimeout(() => {
        timer = 0;
        renew();
      }, Math.max(0, last + PAUSE - Date.now()));
    }
  }

  async function renew() {
    const aim = known;
    busy = true;
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin' });
      if (!answer.ok || answer.redirected) {
        rest();
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of document.querySelectorAll('[data-live]')) {
        const fresh = page.getElementById(part.id);
        if (fresh) {
          change(part, fresh);
        }
      }
    } catch {
      // The next news, or the next look, tries again.
    } finally {
      busy = false;
      last = Date.now();
      if (aim !== known) {
        renewSoon();
      }
    }
  }

  // Makes one node like another with as little change as can be; what a reader opened stays open.
  function change(old, fresh) {
    if (old.isEqualNode(fresh)) {
      return;
    }
    if (old.nodeName !== fresh.nodeName || old.nodeType !== fresh.nodeType) {
      old.replaceWith(document.importNode(fresh, true));
      return;
    }
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = fresh.nodeValue;
      return;
    }
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && name !== 'open') {
        old.removeAttribute(name);
      }
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value && name !== 'open') {
        old.setAttribute(name, value);
      }
    }
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
    after.forEach((child, i) => (i < before.length ? change(before[i], child) : old.append(document.importNode(child, true))));
    before.slice(after.length).forEach((child) => child.remove());
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : hear()));
  window.addEventListener('pagehide', rest);
  window.addEventListener('pageshow', hear);
  hear();
})();
