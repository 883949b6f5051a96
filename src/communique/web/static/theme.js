// Light or dark before anything is painted: the reader's choice, else what the system says.
"use strict";

(() => {
  const KEY = "communique-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is closed: the system decides
    }
  };
  const dark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";

  if (chosen()) root.dataset.theme = chosen();

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const name = () => {
      button.textContent = dark() ? "Light" : "Dark";
      button.setAttribute("aria-label", `Show the pages ${dark() ? "light" : "dark"}`);
    };
    button.hidden = false;
    name();
    system.addEventListener("change", name);
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      try {
        localStorage.setItem(KEY, root.dataset.theme);
      } catch {
        // the choice holds for this page only
      }
      name();
      document.dispatchEvent(new CustomEvent("themechange"));
    });
  });
})();
