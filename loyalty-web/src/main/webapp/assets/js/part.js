/* Loads parts of a page that other pages tell, once the page itself stands. */
'use strict';
(() => {
  async function load(part) {
    part.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(part.dataset.part, { credentials: 'same-origin' });
      if (answer.ok && !answer.redirected) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const told = page.getElementById(part.id);
        if (told) {
          part.replaceChildren(...told.childNodes);
        }
      }
    } catch {
      // The link to the page that tells it stays.
    }
    part.removeAttribute('aria-busy');
  }

  document.querySelectorAll('[data-part]').forEach(load);
})();
