// The first script of the page: what it sees is what the preload had ready in time.
window.atFirstScript = { desk: typeof window.desk, keys: Object.keys(window.desk ?? {}).sort() }
