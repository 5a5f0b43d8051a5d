// The calendar: a meeting or task is dragged to another day, and among the hours to another time; with the keyboard, Shift
// and an arrow choose where it goes, Enter puts it there and Escape leaves it. Both fill in a form of the page and send it;
// the server decides. The same can be done on the page of the meeting or task.
(() => {
  'use strict';

  const QUARTER = 15;
  const hours = document.querySelector('.hours');
  const firstMinute = hours ? Number(hours.dataset.from) * 60 : 0;
  const say = document.getElementById('cal-say');
  const days = [...document.querySelectorAll('.cday[data-day]')];
  let dragged = null;
  let grabbed = 0;
  let target = null;

  const two = (n) => String(n).padStart(2, '0');
  const clock = (minute) => two(Math.floor(minute / 60)) + ':' + two(minute % 60);
  const movable = (element) => element && element.closest && element.closest('.cent[data-move]:not([data-move=""])');
  const from = (entry) => {
    const [day, time] = entry.dataset.move.split('.')[3].split('T');
    const minute = time ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) : null;
    return { day, minute };
  };

  const send = (entry, to) => {
    document.getElementById('drag:move').value =
      entry.dataset.move + '.' + to.day + (to.minute === null ? '' : 'T' + clock(to.minute));
    document.getElementById('drag:go').click();
  };

  // Where the entry would go is drawn: the day, or its place among the hours.
  const clear = () => {
    document.querySelectorAll('.over').forEach((other) => other.classList.remove('over'));
    document.querySelectorAll('.cghost').forEach((other) => other.remove());
  };
  const show = (entry, to) => {
    clear();
    const day = to && days.find((one) => one.dataset.day === to.day);
    if (!day) {
      return;
    }
    if (!hours) {
      day.classList.add('over');
    } else if (to.minute === null) {
      day.querySelector('.cwhole').classList.add('over');
    } else {
      const length = [...entry.classList].find((name) => name.startsWith('for-'));
      const place = document.createElement('span');
      place.className = 'at-' + Math.floor((to.minute - firstMinute) / QUARTER) + ' col-1 wide-12 ' + length;
      const ghost = document.createElement('div');
      ghost.className = 'cghost';
      ghost.append(place);
      day.querySelector('.chours').append(ghost);
    }
  };

  // The place under the pointer. A task has no time, and a meeting dropped outside the hours keeps the one it has.
  const under = (event) => {
    const day = event.target.closest('.cday[data-day]');
    if (!day || !dragged) {
      return null;
    }
    const spot = { day: day.dataset.day, minute: null };
    const column = day.querySelector('.chours');
    if (column && from(dragged).minute !== null && event.target.closest('.chours')) {
      const box = column.getBoundingClientRect();
      const rows = Math.round((event.clientY - grabbed - box.top) / 12);
      const most = Math.round(box.height / 12) - 1;
      spot.minute = firstMinute + Math.max(0, Math.min(rows, most)) * QUARTER;
    }
    return spot;
  };

  for (const entry of document.querySelectorAll('.cent[data-move]:not([data-move=""])')) {
    entry.draggable = true;
    entry.querySelector('a').draggable = false;
    entry.querySelector('a').setAttribute('aria-describedby', 'cal-keys');
  }
  document.addEventListener('dragstart', (event) => {
    dragged = movable(event.target);
    if (dragged) {
      grabbed = event.clientY - dragged.getBoundingClientRect().top;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', dragged.textContent.trim());
    }
  });
  document.addEventListener('dragover', (event) => {
    const to = under(event);
    if (dragged) {
      show(dragged, to);
    }
    if (to) {
      event.preventDefault();
    }
  });
  document.addEventListener('drop', (event) => {
    const to = under(event);
    if (to) {
      event.preventDefault();
      const was = from(dragged);
      if (to.day !== was.day || (to.minute !== null && to.minute !== was.minute)) {
        send(dragged, to);
      }
    }
  });
  document.addEventListener('dragend', () => {
    clear();
    dragged = null;
  });

  const leave = () => {
    if (target) {
      target = null;
      clear();
      say.textContent = say.dataset.left;
    }
  };
  const step = (entry, key) => {
    const at = target ? target.to : from(entry);
    const index = days.findIndex((day) => day.dataset.day === at.day);
    const week = hours ? 0 : 7;
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -week, ArrowDown: week }[key];
    const day = days[index + by] || days[index];
    let minute = at.minute;
    if (hours && minute !== null && (key === 'ArrowUp' || key === 'ArrowDown')) {
      const last = firstMinute + (hours.querySelectorAll('.hlist span').length * 60) - QUARTER;
      minute = Math.max(firstMinute, Math.min(last, minute + (key === 'ArrowUp' ? -QUARTER : QUARTER)));
    }
    target = { entry, to: { day: day.dataset.day, minute } };
    show(entry, hours ? target.to : { day: day.dataset.day, minute: null });
    say.textContent =
      day.getAttribute('aria-label') + (hours && minute !== null ? ' ' + clock(minute) : '') + '. ' + say.dataset.place;
  };
  document.addEventListener('keydown', (event) => {
    const entry = movable(event.target);
    if (!entry) {
      return;
    }
    if (event.shiftKey && event.key.startsWith('Arrow')) {
      event.preventDefault();
      step(entry, event.key);
    } else if (target && event.key === 'Enter') {
      event.preventDefault();
      const to = target.to;
      send(entry, hours ? to : { day: to.day, minute: null });
    } else if (target && event.key === 'Escape') {
      leave();
    }
  });
  document.addEventListener('focusout', leave);

  // What was moved just now keeps the focus.
  const moved = document.getElementById('drag').dataset.moved;
  if (moved) {
    const start = moved.split('.').slice(0, 2).join('.') + '.';
    const entry = document.querySelector(`.cent[data-move^="${CSS.escape(start)}"] a`);
    if (entry) {
      entry.focus({ preventScroll: true });
    }
  }
})();
