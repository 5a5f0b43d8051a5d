// Lists with filters in their address, and timelines that grow. Everything works without this script too: the forms have a
// button, and "show earlier" is a link.
(() => {
  'use strict';

  // A filter applies as soon as it is chosen; typed text when Enter is pressed.
  document.addEventListener('change', (event) => {
    const form = event.target.closest('form[data-submit-on-change]');
    if (form && event.target.type !== 'search') {
      form.requestSubmit();
    }
  });

  // Empty fields would only make the address longer.
  document.addEventListener('submit', (event) => {
    if (event.target.matches('form[data-submit-on-change]')) {
      for (const field of event.target.querySelectorAll('input')) {
        field.disabled = field.value === '';
      }
    }
  });
  window.addEventListener('pageshow', () => {
    for (const field of document.querySelectorAll('form[data-submit-on-change] input:disabled')) {
      field.disabled = false;
    }
  });

  // One open list at a time; a click elsewhere or Escape closes it.
  document.addEventListener('click', (event) => {
    for (const open of document.querySelectorAll('details.pick[open]')) {
      if (!open.contains(event.target)) {
        open.open = false;
      }
    }
  });
  document.addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' && document.querySelector('details.pick[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });

  // "Show earlier" puts the next part below what is there, without losing the place.
  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-more]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    link.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(link.href, { credentials: 'same-origin' });
      if (!response.ok || response.redirected) {
        throw new Error(response.statusText);
      }
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const list = document.querySelector(link.dataset.more);
      const added = page.querySelector(link.dataset.more);
      const first = added.querySelector('.ti a');
      const days = list.querySelectorAll('.day');
      const firstDay = added.querySelector('.day');
      if (firstDay && days.length && days[days.length - 1].dataset.day === firstDay.dataset.day) {
        firstDay.remove();
      }
      list.append(...added.childNodes);
      const next = page.querySelector('a[data-more]');
      if (next) {
        link.replaceWith(next);
      } else {
        link.remove();
      }
      if (first) {
        first.focus({ preventScroll: true });
      }
    } catch {
      location.assign(link.href);
    }
  });
})();
