// Material cuts a Chinese query into words of its index, but never tests the words that end with the
// query, so 中位數 is found only as 中 and 位. A last character that belongs to no word mends that.
const QUERY = 2;
const send = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  if (message?.type === QUERY && typeof message.data === "string") {
    message = { ...message, data: message.data.replace(/\p{sc=Han}+/gu, "$&〇") };
  }
  return send.call(this, message, ...rest);
};
