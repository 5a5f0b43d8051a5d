// Copies the link of an invitation. Without this script the link stands in a field on its own page.
(() => {
  'use strict';

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (!button) {
      return;
    }
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      // Over plain http browsers lend no clipboard: copy from the field, or show the link to be copied.
      const field = document.createElement('textarea');
      field.value = button.dataset.copy;
      field.className = 'vh';
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
      button.focus();
    }
    const before = button.textContent;
    button.textContent = button.dataset.copied;
    button.setAttribute('aria-live', 'polite');
    window.setTimeout(() => {
      button.textContent = before;
    }, 2000);
  });
})();
