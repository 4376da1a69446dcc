pytest_plugins = ["tests.browser", "tests.databases"]
