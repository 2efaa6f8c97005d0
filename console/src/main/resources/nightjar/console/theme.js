// Runs before the first paint, so that a light page never flashes dark. Not a module for that reason.
(() => {
  const light = matchMedia('(prefers-color-scheme: light)');
  const read = () => {
    try {
      return localStorage.getItem('nightjar.theme') || 'system';
    } catch {
      return 'system';
    }
  };
  const apply = (choice) => {
    const shown = choice === 'system' ? (light.matches ? 'light' : 'dark') : choice;
    document.documentElement.dataset.theme = shown === 'light' ? 'light' : 'dark';
    document.documentElement.dataset.choice = choice;
  };
  apply(read());
  light.addEventListener('change', () => apply(document.documentElement.dataset.choice));
  addEventListener('nightjar-theme', (change) => apply(change.detail));
})();
