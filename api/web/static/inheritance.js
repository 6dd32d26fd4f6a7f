/* What a card or a ribbon leads to opens at the foot of the window: the page of the clause is fetched and its panels are shown.
   Without this script the links lead to that page. */
(() => {
  const pane = document.createElement("aside");
  pane.id = "pane";
  pane.hidden = true;
  pane.tabIndex = -1;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = document.documentElement.lang.startsWith("zh") ? "关闭（Esc）" : "Close (Esc)";
  const body = document.createElement("div");
  pane.append(close, body);
  document.querySelector("main").append(pane);

  let opener = null;
  let marked = [];

  const mark = (panels, link) => {
    marked.forEach((one) => one.classList.remove("open"));
    const card = document.getElementById(panels.dataset.card);
    const ribbons = [...document.querySelectorAll(".canvas svg a")].filter((one) => panels.querySelector(`#${CSS.escape(place(one))}`));
    const ends = [...panels.querySelectorAll("[data-end]")].map((one) => document.getElementById(one.dataset.end));
    marked = [card, link, ...ribbons, ...ends].filter(Boolean);
    marked.forEach((one) => one.classList.add("open"));
    return card;
  };

  const place = (link) => decodeURIComponent(link.hash?.slice(1) ?? link.getAttribute("href").split("#")[1] ?? "");
  const address = (link) => link.getAttribute("href").split("#")[0];

  const show = async (link) => {
    const answer = await fetch(address(link));
    const panels = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("panels");
    if (!panels) {
      location.assign(link.getAttribute("href"));
      return;
    }
    if (!pane.contains(link)) opener = link;
    body.replaceChildren(document.adoptNode(panels));
    pane.hidden = false;
    document.body.classList.add("reading");
    const card = mark(panels, pane.contains(link) ? null : link);
    const wanted = place(link) && document.getElementById(place(link));
    pane.scrollTop = 0;
    if (wanted && pane.contains(wanted)) pane.scrollTop = wanted.offsetTop - close.offsetHeight;
    pane.focus({ preventScroll: true });
    const shown = link.closest("svg") ? card : link;
    if (shown && !pane.contains(shown)) shown.scrollIntoView({ block: "nearest" });
    if (card) history.replaceState(null, "", `#${encodeURIComponent(card.id)}`);
  };

  const hide = () => {
    if (pane.hidden) return;
    pane.hidden = true;
    document.body.classList.remove("reading");
    marked.forEach((one) => one.classList.remove("open"));
    opener?.focus({ preventScroll: true });
    opener?.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-panel]");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (link && plain && address(link)) {
      event.preventDefault();
      show(link);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  close.addEventListener("click", hide);

  const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && named.matches("a.card[data-panel]") && address(named)) show(named);
})();
