"""The sites that benchmarks generate can be built: they are the course with other pages, and it changes."""

from growth import generated_site


def test_a_generated_site_is_built(tmp_path):
    status, output = generated_site(tmp_path, 2).run("mkdocs", "build", "--strict")
    assert status == 0, output
