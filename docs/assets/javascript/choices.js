// What this browser keeps of a reader's choices, for good or for the session; without storage, nothing,
// and the defaults hold.
function storage(name) {
  return {
    recall(key) {
      try {
        return window[name].getItem(key);
      } catch {
        return null;
      }
    },
    remember(key, value) {
      try {
        window[name].setItem(key, value);
      } catch {
        // The choice holds for the page that is shown.
      }
    },
  };
}

export const { recall, remember } = storage("localStorage");
export const session = storage("sessionStorage");
