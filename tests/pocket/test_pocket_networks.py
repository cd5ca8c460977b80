"""Small programs with networks, in pocket and in torch: what they print, and how they end."""

import pytest
from side_by_side import check_program

PROGRAMS = {
    "modules": """
model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1))
with torch.no_grad():
    for i, p in enumerate(model.parameters()):
        p.copy_(torch.linspace(-1, 1, p.numel()).reshape(p.shape) * (i + 1) / 4)
print([(name, tuple(p.shape), p.requires_grad) for name, p in model.named_parameters()])
X, y = torch.tensor([[0.5, -1.0], [2.0, 0.25]]), torch.tensor([[1.0], [-1.0]])
loss = torch.nn.MSELoss()(model(X), y)
loss.backward()
print([f"{v:.5f}" for p in model.parameters() for v in p.grad.flatten().tolist()])
model.zero_grad()
print(model[0].weight.grad, list(model.state_dict()), sum(p.numel() for p in model.parameters()))
print(len(model))
other = torch.nn.Linear(2, 3)
other.load_state_dict(model[0].state_dict())
print(torch.equal(other(X), model[0](X)), other.double().weight.dtype)
print(model[0](X[0]).shape)
""",
    "a module of one's own": """
class Line(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.w = torch.nn.Parameter(torch.tensor(1.0))
        self.inner = torch.nn.Linear(1, 1)

    def forward(self, x):
        return self.w * self.inner(x)

line = Line()
print(line, [name for name, _ in line.named_parameters()], line.w)
""",
    "modes reach the modules inside": """
net = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Tanh()))
print(net.training, net[1][0].training, net.eval() is net)
print(net.training, net[1][0].training, net[1][1].training)
ones = torch.ones(5, 3)
print(torch.equal(net[1][0](ones), ones), net.train() is net, net[1][0].training, net.train(False).training)
""",
    "dropout, whatever it switches off": """
torch.manual_seed(0)
ones = torch.ones(1000, requires_grad=True)
given = torch.nn.Dropout(0.3)(ones)
given.sum().backward()
on = given > 0
print(given.min().item(), f"{given[on].min().item():.6f} {given[on].max().item():.6f}", given.dtype)
print(torch.equal(ones.grad, given), 0.6 < on.double().mean().item() < 0.8)
print(torch.nn.Dropout(0.0)(ones).sum().item(), torch.nn.Dropout(1.0)(ones).sum().item())
torch.nn.Dropout(1.5)
""",
    "a label of another shape warns": """
print(torch.nn.functional.mse_loss(torch.zeros(3, 1), torch.tensor([1.0, 2.0, 3.0])))
""",
    "losses": """
a, b = torch.tensor([0.0, 0.5, 3.0], requires_grad=True), torch.tensor([0.5, 0.5, -1.0])
from torch.nn import functional
for loss in (functional.mse_loss, functional.l1_loss):
    print(loss(a, b), loss(a, b, reduction="sum"), loss(a, b, reduction="none"))
print(functional.relu(a))
""",
    "schedulers": """
lr_scheduler = torch.optim.lr_scheduler
for make in (
    lambda o: lr_scheduler.StepLR(o, 3),
    lambda o: lr_scheduler.StepLR(o, 2, gamma=0.5),
    lambda o: lr_scheduler.CosineAnnealingLR(o, 5),
    lambda o: lr_scheduler.LambdaLR(o, lambda k: 1 / (2 + k)),
):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.2)
    scheduler, rates = make(optimizer), []
    for _ in range(23):
        rates += scheduler.get_last_lr()
        optimizer.step()
        scheduler.step()
    print([f"{rate:.6f}" for rate in rates], scheduler.last_epoch)
    print(lr_scheduler.StepLR(optimizer, 2).get_last_lr() == scheduler.get_last_lr())
    print(lr_scheduler.LambdaLR(optimizer, lambda k: 1).get_last_lr())
for losses in ([5.0, 4, 3, 3, 3, 3, 3, 2.9, 2.9, 2.9, 2.9, 2.9], [-1.0] * 9, [2.0, 1.9999, 1.9998, 1.9997]):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.2)
    scheduler, rates = lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=2), []
    for loss in losses:
        scheduler.step(loss)
        rates += scheduler.get_last_lr()
    print(rates)
""",
    "schedulers one after the other": """
lr_scheduler = torch.optim.lr_scheduler
for make in (
    lambda o: [lr_scheduler.LinearLR(o, 0.1, total_iters=4), lr_scheduler.CosineAnnealingLR(o, 6)],
    lambda o: [lr_scheduler.LinearLR(o), lr_scheduler.StepLR(o, 2)],
    lambda o: [lr_scheduler.LinearLR(o, 0.5, 0.25, 3), lr_scheduler.OneCycleLR(o, 0.4, 12)],
    lambda o: [lr_scheduler.OneCycleLR(o, 0.4, 12), lr_scheduler.LambdaLR(o, lambda k: 1 / (2 + k))],
):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.2)
    scheduler = lr_scheduler.SequentialLR(optimizer, make(optimizer), milestones=[4])
    for _ in range(12):
        print(f"{scheduler.get_last_lr()[0]:.7f} {optimizer.param_groups[0]['momentum']:.5f}")
        optimizer.step()
        scheduler.step()
""",
    "a scheduler before its optimizer warns": """
optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.2)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1)
scheduler.step()
optimizer.step()
scheduler.step()
print(scheduler.get_last_lr()[0])
""",
    "optimizers": """
for make in (
    lambda p: torch.optim.SGD(p, lr=0.1),
    lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    lambda p: torch.optim.Adam(p, lr=0.2),
    lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.8, 0.9)),
    lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.5, nesterov=True),
    lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.5, weight_decay=0.3),
    lambda p: torch.optim.RMSprop(p, lr=0.1),
    lambda p: torch.optim.RMSprop(p, alpha=0.9, eps=0.1, weight_decay=0.3),
    lambda p: torch.optim.Adam(p, lr=0.1, weight_decay=0.3),
    lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.3),
    lambda p: torch.optim.AdamW(p, lr=0.1),
):
    w = torch.tensor([1.0, -2.0], dtype=torch.float64, requires_grad=True)
    optimizer = make([w])
    for _ in range(6):
        optimizer.zero_grad()
        loss = ((w - torch.tensor([3.0, 0.5])) ** 2).sum() + w[0] * w[1]
        loss.backward()
        optimizer.step()
    print([f"{v:.10f}" for v in w.tolist()], w.grad is None, optimizer.param_groups[0]["lr"])
optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.5)
for _ in range(3):
    w.grad.zero_()
    (w**2).sum().backward()
    optimizer.step()
print([f"{v:.10f}" for v in w.tolist()])
torch.optim.SGD([w * 2], lr=0.1)
""",
    "groups of parameters": """
w = torch.tensor([1.0, -2.0], dtype=torch.float64, requires_grad=True)
b = torch.tensor(3.0, dtype=torch.float64, requires_grad=True)
for make in (torch.optim.SGD, torch.optim.AdamW):
    groups = [{"params": [w], "weight_decay": 0.3}, {"params": [b], "lr": 0.01}]
    optimizer = make(groups, lr=0.1)
    for _ in range(3):
        optimizer.zero_grad()
        ((w - 3 + b) ** 2).sum().backward()
        optimizer.step()
    print([f"{v:.10f}" for v in (*w.tolist(), b.item())])
    print([(group["lr"], group["weight_decay"]) for group in optimizer.param_groups])
""",
    "a step ahead without momentum": """
torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1, nesterov=True)
""",
    "a line as a module": """
x = torch.tensor([[0.5], [1.5], [4.0]], dtype=torch.float64)
y = 2 * x - 1
model = torch.nn.Linear(1, 1, dtype=torch.float64)
with torch.no_grad():
    model.weight.fill_(1.0)
    model.bias.zero_()
optimizer, mse = torch.optim.SGD(model.parameters(), lr=0.1), torch.nn.MSELoss()
for _ in range(20):
    loss = mse(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss, model.weight, model.bias.item(), model(x))
print({name: tuple(p.shape) for name, p in model.state_dict().items()})
best = model.state_dict()
with torch.no_grad():
    model.weight += 1
print(best["weight"], model(x[0]), torch.nn.Linear(1, 1, bias=False)(x.float()).shape)
""",
    "a wrong shape is stretched": """
x = torch.tensor([[1.0], [2.0], [4.0]])
print(torch.nn.MSELoss()(x, torch.tensor([1.0, 2.0, 4.0])))
""",
    "numbers of another kind": "torch.nn.Linear(1, 1)(torch.ones(3, 1, dtype=torch.float64))",
    "one axis too few": "torch.nn.Linear(1, 1)(torch.ones(11))",
    "saved and loaded": """
import io

model, other = torch.nn.Linear(2, 1), torch.nn.Linear(2, 1)
file = io.BytesIO()
torch.save({"model": model.state_dict(), "epoch": 3, "theta": torch.tensor([True, False])}, file)
file.seek(0)
state = torch.load(file, weights_only=True)
other.load_state_dict(state["model"])
x = torch.tensor([[1.0, 2.0], [-3.0, 0.5]])
print(torch.equal(model(x), other(x)), state["epoch"], state["theta"], type(state["model"]).__name__)
with torch.no_grad():
    other.weight += 1
print(torch.equal(model(x), other(x)), other.weight.requires_grad)
""",
    "a hidden layer": """
x = torch.linspace(-2, 2, 9, dtype=torch.float64)[:, None]
y = x.sin()
model = torch.nn.Sequential(torch.nn.Linear(1, 3), torch.nn.Sigmoid(), torch.nn.Linear(3, 1)).double()
with torch.no_grad():
    for p in model.parameters():
        p.copy_(torch.linspace(-1, 1.5, p.numel(), dtype=p.dtype).reshape(p.shape))
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for step in range(30):
    loss = ((model(x) - y) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss, model[0].weight, model(x).T)
""",
    "probabilities of classes": """
from torch.nn import functional
scores = torch.tensor([[2.0, 1.0, -1.0], [0.5, 0.5, 0.5], [1000.0, -1000.0, 0.0]], requires_grad=True)
target = torch.tensor([0, 2, 2])
print(functional.softmax(scores, dim=1), functional.log_softmax(scores, dim=1), scores.softmax(0))
loss = functional.cross_entropy(scores, target)
loss.backward()
print(loss, scores.grad)
print(functional.cross_entropy(scores, target, reduction="sum"))
print(torch.nn.CrossEntropyLoss()(scores, target))
print(scores.argmax(1), (scores.argmax(dim=1) == target).float().mean())
print(scores.detach()[range(3), target], scores.detach()[torch.arange(3), [0, 1, 2]])
print((target[:, None] == torch.arange(3)).long(), functional.softmax(scores, 1).sum(1))
""",
    "labels with a point": """
torch.nn.functional.cross_entropy(torch.zeros(2, 3), torch.tensor([0.0, 1.0]))
""",
    "a class too many": "torch.nn.functional.cross_entropy(torch.zeros(2, 3), torch.tensor([1, 3]))",
    "labels in a column": "torch.nn.functional.cross_entropy(torch.zeros(2, 3), torch.tensor([[0], [1]]))",
}
REFUSED = {
    "a whole model": """
import io
file = io.BytesIO()
torch.save(torch.nn.Linear(1, 1), file)
file.seek(0)
torch.load(file)
""",
    "code of others": """
import io
class Bad:
    def __reduce__(self):
        return print, ("this code has run",)
file = io.BytesIO()
torch.save(Bad(), file)
file.seek(0)
torch.load(file, weights_only=False)
file.seek(0)
torch.load(file)
""",
    "parameters that are missing": "torch.nn.Linear(1, 1).load_state_dict({})",
    "parameters of another shape": """
torch.nn.Linear(2, 3).load_state_dict(torch.nn.Linear(3, 2).state_dict())
""",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name):
    check_program(REFUSED[name], exact=False)


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs(name):
    check_program(PROGRAMS[name])
