"""Small programs with gradients, in pocket and in torch: what they print, and how they end."""

import pytest
from side_by_side import check_program

import pocket

PROGRAMS = {
    "gradients add up": """
x = torch.tensor(2.0, requires_grad=True)
for _ in range(2):
    (x**3).backward()
    print(x.grad)
x.grad.zero_()
print(x.grad)
x.grad = None
(x**3).backward()
print(x.grad)
""",
    "a training loop": """
x, y = torch.tensor([[1.0, 2.0, 4.0], [3.0, 5.0, 4.5]])
w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(0.0, requires_grad=True)
for _ in range(5):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    print(loss, w.grad, b.grad)
    with torch.no_grad():
        w -= 0.1 * w.grad
        b.sub_(0.1 * b.grad)
        w.grad.zero_()
        b.grad = None
print(w, b, w.is_leaf, w.requires_grad)
""",
    "parameters in one tensor": """
theta = torch.tensor([1.0, 0.0], requires_grad=True, dtype=torch.float64)
for _ in range(3):
    w, b = theta
    loss = (w * torch.tensor([1.0, 2.0]) + b - 3).abs().mean()
    loss.backward()
    print(loss, w, theta.grad)
    with torch.no_grad():
        theta[0] -= 0.5 * theta.grad[0]
        theta[1] = theta[1] - 0.5 * theta.grad[1]
    theta.grad = None
print(theta)
""",
    "without a reset of the loss": """
x = torch.tensor(1.0, requires_grad=True)
loss = (x * 2) ** 2
loss.backward()
loss.backward()
""",
    "what was not saved can go twice": """
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = (x + 1).sum()
y.backward()
y.backward()
print(x.grad)
""",
    "kept for a second time": """
x = torch.tensor(1.5, requires_grad=True)
loss = x**2
loss.backward(retain_graph=True)
loss.backward()
print(x.grad)
loss.backward()
""",
    "changed in between": """
x = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (x * x).sum()
with torch.no_grad():
    x -= 1
loss.backward()
""",
    "a result that was changed in between": """
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x.exp()
z = y * y
y.add_(1)
z.sum().backward()
""",
    "all of a result in place": """
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 2
y.copy_(x * 3)
y.sum().backward()
print(x.grad)
z = x * 2
with torch.no_grad():
    z.zero_()
z.sum().backward()
print(x.grad)
""",
    "a leaf in place": "w = torch.tensor(1.0, requires_grad=True)\nw -= 0.1",
    "a part of a leaf in place": "w = torch.tensor([1.0, 2.0], requires_grad=True)\nw[0] = 3.0",
    "part of a part of a leaf in place": "w = torch.ones(2, requires_grad=True)\nw[:1][0].add_(1)",
    "no tape": "torch.tensor(1.0).backward()",
    "not one number": "torch.tensor([1.0, 2.0], requires_grad=True).backward()",
    "another shape": "(2 * torch.tensor([1.0, 2.0], requires_grad=True)).backward(torch.ones(3))",
    "with a gradient": """
x = torch.tensor([1.0, 2.0], requires_grad=True)
(x**2).backward(torch.tensor([1.0, 10.0]))
print(x.grad)
""",
    "no copies of results": "import copy\ncopy.deepcopy(2 * torch.tensor(1.0, requires_grad=True))",
    "copies of leaves": """
import copy
w = torch.tensor([1.0], requires_grad=True)
(3 * w).backward()
v = copy.deepcopy(w)
print(v.grad)
with torch.no_grad():
    v += 1
print(w, v, v.is_leaf)
""",
    "in place on the tape": """
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 3
y += 1
y *= x
print(y)
y.sum().backward()
print(x.grad)
""",
    "views share numbers": """
x = torch.zeros(2, 3)
row, column, turned = x[0], x[:, 1], x.T
row += 1
column[:] = 7
turned[2, 1] = 9
x.view(-1)[3] = 5
x[x > 6] -= 0.5
print(x, turned.is_leaf)
y = x.detach()
y[0, 0] = -1
print(x[0, 0], x.clone().zero_().sum(), x.sum())
""",
    "off the tape": """
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 2
print(y.detach(), y.data, y.requires_grad, (y.detach() * 2).requires_grad)
with torch.no_grad():
    z = x * 2
    print(z)
    with torch.enable_grad():
        print(x * 2)

@torch.no_grad()
def silent(t):
    return t + 1

print(silent(x), x * 2)
x.requires_grad_(False)
print(x)
""",
    "the tape itself": """
x, y = torch.tensor(1.0, requires_grad=True), torch.tensor(2.0, requires_grad=True)
loss = (x * y + y).sin()
node = loss.grad_fn
while node:
    print(node.name(), len(node.next_functions))
    node = node.next_functions[0][0] if node.next_functions else None
print(x.grad_fn, loss.is_leaf, x.is_leaf)
""",
    "functions of functions": """
f = lambda w: w**4 - 3 * w**2 + w
print(torch.func.grad(f)(torch.tensor(2.0)))
print(torch.func.grad(torch.func.grad(f))(torch.tensor(2.0)))
print(torch.func.grad(torch.func.grad(torch.func.grad(f)))(torch.tensor(2.0)))
g = lambda a, b: (a * b**2).sum()
print(torch.func.grad(g, (0, 1))(torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])))
print(torch.func.grad(g, 1)(torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])))
print(torch.func.grad(lambda w: torch.tensor(1.0))(torch.tensor(2.0)))
inner = lambda x: torch.func.grad(lambda y: (x * y) ** 2)(torch.tensor(3.0))
print(torch.func.grad(inner)(torch.tensor(2.0)))
""",
    "a function of vectors has no slope": "torch.func.grad(lambda x: x)(torch.ones(2))",
    "matrices of slopes": """
f = lambda x: torch.stack([x[0] * x[1], x[1] ** 2, x.sum()])
x = torch.tensor([2.0, 3.0])
print(torch.autograd.functional.jacobian(f, x))
print(torch.autograd.functional.jacobian(torch.abs, torch.tensor(0.0)))
""",
    "gradients as values": """
x, y = torch.tensor(2.0, requires_grad=True), torch.tensor(5.0, requires_grad=True)
z = x**2 * y
print(torch.autograd.grad(z, [x, y], create_graph=True))
(slope,) = torch.autograd.grad(z, x, create_graph=True)
print(torch.autograd.grad(slope, (x, y)), x.grad)
print(torch.autograd.grad((x * 2).sum(), y, allow_unused=True))
torch.autograd.grad((x * 2).sum(), y)
""",
    "slopes of slopes of everything": """
x = torch.tensor([0.5, 1.5, -0.7], dtype=torch.float64, requires_grad=True)
for f in (
    torch.exp, torch.sin, torch.tanh, torch.sigmoid, torch.abs,
    lambda t: t**3, lambda t: 1 / t, lambda t: t.norm(), lambda t: t.std(), lambda t: t.clamp(0, 1) ** 2,
    lambda t: (t[:, None] * t).mean(), lambda t: t[1:] / t[:-1], lambda t: t.amax() * t,
    lambda t: (t @ t) * t.reshape(3, 1).T[0],
    lambda t: torch.where(t > 0, t**2, t), lambda t: (t**2).sqrt() + torch.stack([t, t]).sum(0),
):
    (slope,) = torch.autograd.grad((f(x) ** 2).sum(), x, create_graph=True)
    print([f"{v:.6f}" for v in torch.autograd.grad((slope**2).sum(), x)[0].tolist()])
""",
    "kinks and ties": """
for code in (
    "x.abs()", "x.relu()", "x.clamp(min=0)", "x.clamp(0, 2)", "x.clamp(max=2)", "x.sqrt()", "x.log()",
    "torch.maximum(x, 0 * x)", "x.relu() - (-x).relu()",
    "(x**2).sqrt()", "torch.where(x >= 0, x, 0)",
    "x.clamp(min=0) - (-x).clamp(min=0)", "torch.minimum(x, 2 + 0 * x)", "torch.where(x > 0, x, 0)",
    "x * (x > 0)",
    "x.sign()", "x.round()", "x ** 0.5", "x**1.5", "x**x", "x**0", "0**x", "x.square().sqrt()", "x / x",
    "torch.fmax(x, 0 * x)", "x.max()", "x.min()", "x.amax()", "x.amin(0)", "x.median()",
    "x.norm()", "x.std()", "(0 * x).norm()", "(0 * x).std()",
    "torch.nn.functional.l1_loss(x, 0 * x)",
    "(x - x.mean()).abs().mean()",
):
    x = torch.tensor([0.0, 2.0, 0.0, 2.0, 2.0], requires_grad=True)
    eval(code, {"torch": torch, "x": x}).sum().backward()
    print(code, x.grad)
""",
    "nothing has no direction": """
for code in ("z.norm()", "z.std()", "z.std(correction=0)", "z.var()", "(z**2).sum().sqrt()", "z.abs().max()"):
    z = torch.zeros(3, requires_grad=True)
    eval(code).backward()
    print(code, z.grad)
""",
    "a tape by hand": """
x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 5.0])
w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(0.0, requires_grad=True)
e = w * x + b - y
loss = (e**2).mean()
print(e, loss)
loss.backward()
print(w.grad, b.grad)
""",
    "a number in two places": """
w = torch.tensor(2.0, requires_grad=True)
for loss in (w * 3 + w, w * w.detach(), (w - 1) ** 3 * w):
    w.grad = None
    loss.backward()
    print(loss, w.grad)
x = w
for _ in range(20):
    x = x * x
print(x)
""",
    "whole numbers have no slopes": "torch.tensor([1, 2], requires_grad=True)",
    "the gradient of a result": """
w = torch.tensor([1.0, 2.0], requires_grad=True)
w = w - 0.1 * (w * 2)
w.sum().backward()
print(0.1 * w.grad)
""",
    "an update off the tape": """
w = torch.tensor(1.0, requires_grad=True)
for _ in range(2):
    loss = (w - 3) ** 2
    loss.backward()
    with torch.no_grad():
        w = w - 0.1 * w.grad
""",
    "an old loss that was kept": """
x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([2.0, 2.5, 7.0])
theta = torch.tensor([1.1, 0.3], requires_grad=True)
loss = (theta[0] * x**2 + theta[1] * x - y).abs().mean()
for _ in range(3):
    theta.grad = None
    loss.backward(retain_graph=True)
    with torch.no_grad():
        theta -= 0.1 * theta.grad
    print(loss.item(), theta)
""",
    "updates through data and detach": """
w = torch.tensor([1.0, -2.0], requires_grad=True)
for way in range(3):
    (w**2).sum().backward()
    if way == 0:
        w.data -= 0.1 * w.grad
    elif way == 1:
        w.detach().sub_(0.1 * w.grad)
    else:
        w = (w - 0.1 * w.grad).detach().requires_grad_()
    print(w, w.grad)
    w.grad = None
w.data = torch.tensor([[5.0], [6.0]], dtype=torch.float64)
print(w, w.is_leaf, w * 2)
""",
    "two runs in one": """
p = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=True)
for _ in range(3):
    (p**2).sum(1).sum().backward()
    with torch.no_grad():
        p -= 0.1 * p.grad
    p.grad[0] = 0
    p.grad[:, 1] += 1
print(p, p.grad)
""",
    "a smooth function without the slope of its call": """
for z in (-1000.0, -3.0, 0.0, 3.0, 1000.0):
    x = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    e = (-x.abs()).exp()
    y = torch.where(x >= 0, 1 / (1 + e), e / (1 + e))
    naive = 1 / (1 + (-x).exp())
    torch.stack([y, 2 * x.sigmoid(), 3 * x.tanh()]).sum().backward()
    print(y, naive, x.grad)
""",
    "out of bounds": "torch.tensor([1.0, 2.0])[2]",
    "no axes": "torch.tensor(1.0)[0]",
    "no such method": "torch.tensor(1.0).nothing",
    "shapes that do not match": "torch.ones(3)[:] = torch.ones(2)",
    "in place, another shape": "x = torch.ones(3)\nx += torch.ones(2, 3)",
    "in place, another kind": "x = torch.tensor([1, 2])\nx += 0.5",
    "in place, a smaller kind": """
x = torch.tensor([1.0, 2.0])
x += torch.tensor([1.0, 0.1], dtype=torch.float64)
x /= 2
x **= 2
print(x)
""",
    "not a number": "torch.ones(2) + 'a'",
    "a tensor of text": "torch.tensor(['a'])",
    "compared with nothing": "print(torch.ones(2) == None, torch.ones(1) in [torch.ones(1)])",
}


IN_OTHER_WORDS = {  # than torch's: no page shows these messages
    "another shape",
    "a function of vectors has no slope",
    "gradients as values",
    "in place, another kind",
    "in place, another shape",
    "no axes",
    "no copies of results",
    "shapes that do not match",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs(name):
    check_program(PROGRAMS[name], exact=name not in IN_OTHER_WORDS)


PARTS = {
    "a part of a result": "y = x * 2\ny[0] = 1.0",
    "a part, by a number on the tape": "y = torch.zeros(2)\ny[0] = x[0]",
    "a view of a result": "y = x * 2\ny[:1].add_(1)",
    "a view, by a number on the tape": "y = torch.zeros(2)\nrow = y[:1]\nrow += x[0]",
}


@pytest.mark.parametrize("name", PARTS)
def test_no_change_of_a_part_leaves_the_tape(name):
    names = {"torch": pocket, "x": pocket.tensor([1.0, 2.0], requires_grad=True)}
    with pytest.raises(RuntimeError, match="records no change of a part in place"):
        exec(PARTS[name], names)
    with pocket.no_grad():
        exec(PARTS[name], names)


def test_what_is_missing_is_said_to_be():
    with pytest.raises(
        AttributeError, match=r"module 'torch' has no attribute 'nothing' \(this small torch has only"
    ):
        pocket.nothing  # noqa: B018
