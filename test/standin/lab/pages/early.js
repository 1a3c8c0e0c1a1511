// A classic script: runs as soon as the parser meets it, and finds preload's work done.
window.foundEarly = typeof window.lab;
