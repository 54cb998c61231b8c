from penata.config.console import main

main()
