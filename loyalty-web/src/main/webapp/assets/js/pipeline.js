// The board: cards are dragged between columns, or moved by a dialog that the keyboard reaches. The server decides; after
// every answer the board is read anew, so that what stands there is what is stored. Without this script the link of a card
// leads to the opportunity's own form.
(() => {
  'use strict';

  const board = document.querySelector('[data-board]');
  const dialog = document.getElementById('move-dialog');
  if (!board || !dialog) {
    return;
  }
  const form = dialog.querySelector('form');
  let moving = null;
  let dragged = null;

  const icon = (name) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    svg.setAttribute('class', 'i');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', document.querySelector('.rail use').getAttribute('href').split('#')[0] + '#i-' + name);
    svg.append(use);
    return svg;
  };

  const toast = (kind, text, label, action) => {
    const box = document.createElement('div');
    box.className = 'toast t-' + kind;
    const words = document.createElement('span');
    words.textContent = text;
    box.append(icon(kind === 'ok' ? 'check' : 'alert'), words);
    if (action) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn s';
      button.textContent = label;
      button.addEventListener('click', () => {
        box.remove();
        action();
      });
      box.append(button);
    }
    const cross = document.createElement('button');
    cross.type = 'button';
    cross.className = 'toast-x';
    cross.setAttribute('aria-label', board.dataset.dismiss);
    cross.append(icon('x'));
    box.append(cross);
    document.getElementById('toasts').append(box);
  };

  // The columns as they are stored now; the focus stays on the card that was moved.
  const refresh = async (focused) => {
    const page = await fetch(window.location.href, { credentials: 'same-origin', redirect: 'error' });
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').getElementById('board');
    if (fresh) {
      board.replaceChildren(...fresh.children);
      prepare();
      const card = focused && board.querySelector(`[data-id="${focused}"] a`);
      if (card) {
        card.focus();
      }
    }
  };

  const send = async (what, id) => {
    const body = new URLSearchParams({ token: board.dataset.token, id, ...what });
    let answer;
    let said;
    try {
      answer = await fetch('/pipeline/move', {
        method: 'POST', body, credentials: 'same-origin', redirect: 'error', headers: { Accept: 'application/json' },
      });
      said = await answer.json();
    } catch {
      toast('danger', board.dataset.failed);
      board.classList.remove('busy');
      return;
    }
    if (answer.ok && said.undo) {
      toast('ok', said.text, board.dataset.undo, () => send({ undo: said.undo }, id));
    } else if (answer.status === 409 && what.to) {
      toast('danger', said.text, board.dataset.redo, () => send({ ...what, from: said.phase }, id));
    } else {
      toast(answer.ok ? 'ok' : 'danger', said.text);
    }
    await refresh(id);
    board.classList.remove('busy');
  };

  const move = (card, to, more) => {
    board.classList.add('busy');
    return send({ from: card.closest('.col').dataset.phase, to, name: card.dataset.name, ...more }, card.dataset.id);
  };

  const chosen = () => form.querySelector('input[name=to]:checked');

  const kindOf = (phase) => board.querySelector(`.col[data-phase="${phase}"]`).dataset.kind;

  const showReason = () => {
    const lost = chosen() !== null && kindOf(chosen().value) === 'LOST';
    form.querySelector('[data-lost]').hidden = !lost;
    form.elements.lostReason.required = lost;
  };

  const ask = (card, to) => {
    moving = card;
    form.reset();
    const title = dialog.querySelector('.hd');
    title.textContent = title.dataset.title.replace('{0}', card.dataset.name);
    const place = form.querySelector(`input[value="${to || card.closest('.col').dataset.phase}"]`);
    if (place) {
      place.checked = true;
    }
    showReason();
    dialog.showModal();
  };

  form.addEventListener('change', showReason);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const lost = kindOf(chosen().value) === 'LOST';
    dialog.close();
    move(moving, chosen().value, lost
      ? { lostReason: form.elements.lostReason.value, lostStated: form.elements.lostStated.value } : {});
  });

  const drop = (card, to) => {
    if (kindOf(to) === 'LOST') {
      ask(card, to);
    } else {
      // At once where the eye expects it; the server's answer settles it.
      const from = card.closest('.col').dataset.phase;
      board.classList.add('busy');
      board.querySelector(`.col[data-phase="${to}"] .cards`).prepend(card);
      send({ from, to, name: card.dataset.name }, card.dataset.id);
    }
  };

  board.addEventListener('click', (event) => {
    const opener = event.target.closest('.mv');
    if (opener) {
      event.preventDefault();
      ask(opener.closest('.card'));
    }
  });
  board.addEventListener('dragstart', (event) => {
    dragged = event.target.closest('.card');
    if (dragged) {
      dragged.classList.add('dragged');
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', dragged.dataset.name);
    }
  });
  board.addEventListener('dragend', () => {
    board.querySelectorAll('.dragged, .over').forEach((part) => part.classList.remove('dragged', 'over'));
    dragged = null;
  });
  board.addEventListener('dragover', (event) => {
    const column = event.target.closest('.col');
    if (dragged && column && column.dataset.active === 'true') {
      event.preventDefault();
      board.querySelectorAll('.over').forEach((part) => part.classList.toggle('over', part === column));
      column.classList.add('over');
    }
  });
  board.addEventListener('drop', (event) => {
    const column = event.target.closest('.col');
    if (dragged && column) {
      event.preventDefault();
      if (column !== dragged.closest('.col')) {
        drop(dragged, column.dataset.phase);
      }
    }
  });

  const prepare = () => board.querySelectorAll('.card').forEach((card) => {
    card.draggable = true;
  });
  prepare();
})();
