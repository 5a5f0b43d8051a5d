// Narrows a long list of people to those whose names hold what is typed; whoever is chosen stays in sight.
document.addEventListener('input', (event) => {
  const box = event.target.closest('[data-narrows]');
  if (box) {
    const wanted = box.value.trim().toLowerCase();
    for (const label of box.parentElement.querySelectorAll('.ticks > label')) {
      label.hidden = !label.textContent.toLowerCase().includes(wanted) && !label.querySelector('input').checked;
    }
  }
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('[data-narrows]')) {
    event.preventDefault();
  }
});

// Keeps what is typed in the quick form: in this tab at once, and with the server a moment later. Without this script
// nothing is lost but the draft.
(() => {
  'use strict';

  const box = document.querySelector('[data-account]');
  if (!box || !box.querySelector('[data-draft]')) {
    return;
  }
  const said = document.querySelector('[data-draft-said]');
  const key = 'conversation-draft-' + box.dataset.account;
  let timer = 0;
  let sent = '';
  let saving = false;

  // The form is another one after an answer that refused something.
  const inputs = () => [...box.querySelectorAll('[data-draft] :is(input, textarea, select)')]
    .filter((field) => field.name && !/ViewState|^q$|token$/.test(field.name) && field.type !== 'hidden');

  const fields = () => {
    const typed = {};
    for (const field of inputs()) {
      const name = field.name.replace(/^.*:/, '');
      if (field.type === 'checkbox') {
        typed[name] = [typed[name], field.checked && field.value].filter(Boolean).join(',');
      } else if (field.type !== 'radio' || field.checked) {
        typed[name] = field.value;
      }
    }
    return JSON.stringify(typed);
  };

  const store = (text) => {
    try {
      if (text) {
        sessionStorage.setItem(key, text);
      } else {
        sessionStorage.removeItem(key);
      }
    } catch {
      // A browser that keeps nothing: the server has it.
    }
  };

  const keep = async () => {
    const text = fields();
    if (text === sent || saving) {
      return;
    }
    try {
      const answer = await fetch('/conversations/draft', {
        method: 'POST', credentials: 'same-origin', redirect: 'error',
        body: new URLSearchParams({ account: box.dataset.account, token: box.dataset.token, fields: text })
      });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      sent = text;
      said.textContent = (await answer.json()).words;
      said.className = 'xs muted pr';
      store('');
    } catch {
      said.textContent = said.dataset.failed;
      said.className = 'xs t-danger pr';
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, 5000);
    }
  };

  const changed = () => {
    store(fields());
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, 1200);
  };

  sent = fields();

  // What this tab kept and the server never got, because the session or the connection was lost.
  try {
    const kept = sessionStorage.getItem(key);
    if (kept) {
      const typed = JSON.parse(kept);
      for (const field of inputs()) {
        const value = typed[field.name.replace(/^.*:/, '')];
        if (field.type === 'radio') {
          field.checked = field.value === value;
        } else if (field.type === 'checkbox') {
          field.checked = (value || '').split(',').includes(field.value);
        } else if (value !== undefined) {
          field.value = value;
        }
      }
      window.setTimeout(keep, 0);
    }
  } catch {
    store('');
  }

  box.addEventListener('input', changed);
  box.addEventListener('change', changed);
  window.addEventListener('online', keep);
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-saves]')) {
      // A draft that arrives after the save would come back as something unsaved.
      saving = true;
      window.clearTimeout(timer);
      window.setTimeout(() => {
        saving = false;
        changed();
      }, 4000);
    }
    if (event.target.closest('[data-saves], [data-discards]')) {
      store('');
    }
  });
})();
