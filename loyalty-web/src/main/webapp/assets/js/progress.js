/* Follows work in the background: moves its progress bars, and loads the page afresh when it ends. */
"use strict";
(function () {
  const EVERY = 1500;

  function follow(bar) {
    fetch(bar.dataset.progress, { headers: { Accept: "application/json" } })
      .then(function (answer) {
        return answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)));
      })
      .then(function (run) {
        if (!run.busy) {
          location.reload();
          return;
        }
        bar.max = Math.max(run.total, 1);
        bar.value = run.done;
        const text = bar.dataset.text && document.getElementById(bar.dataset.text);
        if (text) {
          text.textContent = run.text;
        }
        setTimeout(follow, EVERY, bar);
      })
      .catch(function () {
        setTimeout(follow, EVERY * 4, bar);
      });
  }

  document.querySelectorAll("progress[data-progress]").forEach(function (bar) {
    if (bar.dataset.progress) {
      setTimeout(follow, EVERY, bar);
    }
  });
})();
