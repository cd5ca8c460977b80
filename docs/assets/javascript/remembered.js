// What this browser keeps of a reader's choices; without storage, nothing, and the defaults hold.
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice holds for the page that is shown.
  }
}
