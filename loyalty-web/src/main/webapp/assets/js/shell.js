// What the page template does in the browser: search, menus, shortcuts, toasts. No state but "shortcuts off".
(function () {
  'use strict';

  var SHORTCUTS_OFF = 'loyaltyloop.shortcutsOff';

  // Search: the combobox pattern; the server answers with ready texts, which are only ever set as text.
  function search(box) {
    var input = box.querySelector('input');
    var list = box.querySelector('[role=listbox]');
    var asked = 0;
    var timer;

    function close() {
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    function open() {
      list.hidden = false;
      input.setAttribute('aria-expanded', 'true');
    }

    function note(text) {
      var line = document.createElement('div');
      line.className = 'find-note';
      line.setAttribute('role', 'status');
      line.textContent = text;
      list.replaceChildren(line);
      open();
    }

    function icon(name) {
      var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      var use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
      svg.setAttribute('class', 'i');
      svg.setAttribute('viewBox', '0 0 24 24');
      svg.setAttribute('aria-hidden', 'true');
      var sprite = document.querySelector('.rail use').getAttribute('href').split('#')[0];
      use.setAttribute('href', sprite + '#i-' + name);
      svg.append(use);
      return svg;
    }

    function option(hit, index) {
      var line = document.createElement('a');
      line.id = 'find-' + index;
      line.href = hit.href;
      line.tabIndex = -1;
      line.setAttribute('role', 'option');
      line.setAttribute('aria-selected', 'false');
      var name = document.createElement('span');
      name.textContent = hit.name;
      line.append(icon(hit.icon), name);
      if (hit.detail) {
        var detail = document.createElement('small');
        detail.textContent = hit.detail;
        line.append(detail);
      }
      return line;
    }

    function show(hits) {
      if (!hits.length) {
        note(list.dataset.none);
        return;
      }
      list.replaceChildren.apply(list, hits.map(option));
      open();
      select(0);
    }

    function options() {
      return Array.from(list.querySelectorAll('[role=option]'));
    }

    function selected() {
      return options().findIndex(function (o) { return o.getAttribute('aria-selected') === 'true'; });
    }

    function select(index) {
      var all = options();
      if (!all.length) return;
      var next = (index + all.length) % all.length;
      all.forEach(function (o, i) { o.setAttribute('aria-selected', String(i === next)); });
      input.setAttribute('aria-activedescendant', all[next].id);
      all[next].scrollIntoView({ block: 'nearest' });
    }

    function ask() {
      var text = input.value.trim();
      var number = ++asked;
      if (text.length < 2) {
        close();
        return;
      }
      fetch(box.dataset.search + '?q=' + encodeURIComponent(text), {
        headers: { Accept: 'application/json' }, credentials: 'same-origin', redirect: 'error'
      }).then(function (answer) {
        if (!answer.ok) throw new Error('status ' + answer.status);
        return answer.json();
      }).then(function (found) {
        if (number === asked) show(found.hits);
      }).catch(function () {
        if (number === asked) note(list.dataset.failed);
      });
    }

    input.addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    input.addEventListener('focus', function () {
      if (options().length && input.value.trim().length > 1) open();
    });
    input.addEventListener('keydown', function (event) {
      if (event.key === 'ArrowDown') select(selected() + 1);
      else if (event.key === 'ArrowUp') select(selected() - 1);
      else if (event.key === 'Escape') { if (list.hidden) input.blur(); else close(); }
      else if (event.key === 'Enter') {
        var chosen = options()[selected()];
        if (chosen && !list.hidden) window.location.assign(chosen.href);
      } else return;
      event.preventDefault();
    });
    document.addEventListener('click', function (event) {
      if (!box.contains(event.target)) close();
    });
  }

  // Menus are <details>: they close on Escape, on a click elsewhere, and when another opens.
  function menus() {
    function closeAll(except) {
      document.querySelectorAll('details.menu[open]').forEach(function (menu) {
        if (menu !== except) menu.open = false;
      });
    }
    document.addEventListener('click', function (event) {
      closeAll(event.target.closest('details.menu'));
    });
    document.addEventListener('keydown', function (event) {
      var menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
      if (menu) {
        menu.open = false;
        menu.querySelector('summary').focus();
      }
    });
  }

  // Dialogs of the browser's own: data-open and data-close name them.
  function dialogs() {
    document.addEventListener('click', function (event) {
      var opener = event.target.closest('[data-open]');
      var closer = event.target.closest('[data-close]');
      if (opener) {
        document.getElementById(opener.dataset.open).showModal();
        var menu = opener.closest('details.menu');
        if (menu) menu.open = false;
      }
      if (closer) document.getElementById(closer.dataset.close).close();
    });
  }

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  // Single keys; none fires while typing, and a switch turns them off.
  function shortcuts() {
    var box = document.getElementById('shortcuts-on');
    var afterG = 0;
    if (!box) return;
    box.checked = localStorage.getItem(SHORTCUTS_OFF) === null;
    box.addEventListener('change', function () {
      if (box.checked) localStorage.removeItem(SHORTCUTS_OFF);
      else localStorage.setItem(SHORTCUTS_OFF, '1');
    });
    document.addEventListener('keydown', function (event) {
      var find = document.getElementById('find');
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        find.focus();
        find.select();
        return;
      }
      if (!box.checked || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey
          || document.querySelector('dialog[open]')) return;
      var recent = Date.now() - afterG < 1500;
      if (event.key === '/') {
        event.preventDefault();
        find.focus();
      } else if (event.key === '?') {
        document.getElementById('shortcuts').showModal();
      } else if (event.key === 'g') {
        afterG = Date.now();
      } else if (recent && /^[1-9]$/.test(event.key)) {
        var entry = document.querySelectorAll('.rail .nav a')[Number(event.key) - 1];
        if (entry) entry.click();
      } else if (event.key === 'l') {
        var log = document.querySelector('.top a.btn.soft');
        if (log) log.click();
      }
    });
  }

  // Toasts: what was done goes away after six seconds, a problem stays until it is closed.
  function toasts() {
    function ageing() {
      document.querySelectorAll('.toast.t-ok:not([data-ageing])').forEach(function (toast) {
        toast.dataset.ageing = '1';
        setTimeout(function () { toast.remove(); }, 6000);
      });
    }
    document.addEventListener('click', function (event) {
      var cross = event.target.closest('.toast-x');
      if (cross) cross.closest('.toast').remove();
    });
    new MutationObserver(ageing).observe(document.body, { childList: true, subtree: true });
    ageing();
  }

  // A dialog that the server put into the page takes the focus and keeps it.
  function serverDialogs() {
    function focusFirst() {
      var dialog = document.querySelector('[data-dialog=open]:not([data-focused])');
      if (dialog) {
        dialog.dataset.focused = '1';
        var button = dialog.querySelector('button');
        if (button) button.focus();
      }
    }
    document.addEventListener('keydown', function (event) {
      var dialog = document.querySelector('[data-dialog=open]');
      if (!dialog || event.key !== 'Tab') return;
      var stops = dialog.querySelectorAll('a[href], button:not([disabled]), input, select, textarea');
      var first = stops[0];
      var last = stops[stops.length - 1];
      if (event.shiftKey && document.activeElement === first) { event.preventDefault(); last.focus(); }
      else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
    });
    new MutationObserver(focusFirst).observe(document.body, { childList: true, subtree: true });
    focusFirst();
  }

  document.querySelectorAll('[data-search]').forEach(search);
  menus();
  dialogs();
  shortcuts();
  toasts();
  serverDialogs();
})();
