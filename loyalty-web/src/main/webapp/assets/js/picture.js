// Saves the panel around <button data-picture="name of the file"> as a picture. Words, lines and drawings are copied into one
// drawing with the colours they have now, so the picture looks as the screen does, twice as fine. Under it stands what it is of:
// the page, its period and its filters.
(() => {
  'use strict';

  const SVG = 'http://www.w3.org/2000/svg';
  const FINE = 2;
  const CAPTION = 32;
  const PAINT = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-size',
    'font-weight', 'font-family', 'text-anchor'];
  const CLEAR = 'rgba(0, 0, 0, 0)';

  function make(name, attributes, parent) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    return parent ? parent.appendChild(element) : element;
  }

  // Colours come from style sheets, which a picture does not have: write them onto the copy.
  function painted(original) {
    const copy = original.cloneNode(true);
    const from = [original, ...original.querySelectorAll('*')];
    [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
      const style = getComputedStyle(from[i]);
      for (const name of PAINT) {
        element.setAttribute(name, style.getPropertyValue(name).replace(/url\("[^#]*#/, 'url("#'));
      }
      element.removeAttribute('class');
    });
    return copy;
  }

  function words(node, box, out) {
    const style = getComputedStyle(node.parentElement);
    const range = document.createRange();
    for (const match of node.nodeValue.matchAll(/\S+/g)) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const place = range.getBoundingClientRect();
      if (place.width > 1) {
        const size = parseFloat(style.fontSize);
        make('text', {
          x: place.left - box.left,
          y: place.top - box.top + place.height / 2 + size * 0.35,
          fill: style.color,
          'font-size': style.fontSize,
          'font-weight': style.fontWeight,
          'font-family': style.fontFamily,
        }, out).textContent = match[0];
      }
    }
  }

  function draw(element, box, out) {
    const place = element.getBoundingClientRect();
    if (element.matches('.vh, button, details, .seg, [hidden]') || place.width < 1) {
      return;
    }
    if (element instanceof SVGSVGElement) {
      const copy = painted(element);
      copy.setAttribute('x', place.left - box.left);
      copy.setAttribute('y', place.top - box.top);
      copy.setAttribute('width', place.width);
      copy.setAttribute('height', place.height);
      out.append(copy);
      return;
    }
    const style = getComputedStyle(element);
    const x = place.left - box.left;
    const y = place.top - box.top;
    if (style.backgroundColor !== CLEAR) {
      make('rect', { x, y, width: place.width, height: place.height, rx: parseFloat(style.borderRadius) || 0, fill: style.backgroundColor }, out);
    }
    if (parseFloat(style.borderBottomWidth) > 0 && style.borderBottomStyle !== 'none') {
      const dashed = style.borderBottomStyle === 'dashed' ? { 'stroke-dasharray': '3 3' } : {};
      make('path', { d: `M${x} ${y + place.height - 0.5}h${place.width}`, stroke: style.borderBottomColor, ...dashed }, out);
    }
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        words(child, box, out);
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        draw(child, box, out);
      }
    }
  }

  function caption(box, out) {
    const parts = ['h1', '.ph .sub > span', '.printed'].map((place) => document.querySelector(place)?.textContent.trim());
    const style = getComputedStyle(document.querySelector('.ph .sub'));
    make('text', {
      x: 16,
      y: box.height + CAPTION / 2,
      fill: style.color,
      'font-size': '12px',
      'font-family': style.fontFamily,
    }, out).textContent = parts.filter(Boolean).join(' · ');
  }

  // A picture has only the fonts that it brings along.
  async function fonts() {
    const faces = [];
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule instanceof CSSFontFaceRule) {
          const { fontFamily, fontWeight, unicodeRange, src } = rule.style;
          const answer = await fetch(new URL(src.match(/url\("?([^")]+)/)[1], sheet.href));
          const bytes = new Uint8Array(await answer.arrayBuffer());
          const text = btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ''));
          faces.push(`@font-face{font-family:${fontFamily};font-weight:${fontWeight};unicode-range:${unicodeRange};src:url(data:font/woff2;base64,${text})}`);
        }
      }
    }
    return faces.join('');
  }

  async function save(button) {
    const panel = button.closest('.panel');
    const box = panel.getBoundingClientRect();
    const height = box.height + CAPTION;
    const out = make('svg', { xmlns: SVG, width: box.width * FINE, height: height * FINE, viewBox: `0 0 ${box.width} ${height}` });
    const defs = make('defs', {}, out);
    make('style', {}, defs).textContent = await fonts();
    const hatch = document.getElementById('hatch');
    if (hatch) {
      defs.append(painted(hatch));
    }
    const paper = getComputedStyle(panel).backgroundColor;
    make('rect', { width: box.width, height, fill: paper === CLEAR ? getComputedStyle(document.body).backgroundColor : paper }, out);
    draw(panel, box, out);
    caption(box, out);
    const image = new Image();
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(out));
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    canvas.toBlob((blob) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = button.dataset.picture + '.png';
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-picture]');
    if (button) {
      button.disabled = true;
      save(button).finally(() => {
        button.disabled = false;
      });
    }
  });
})();
