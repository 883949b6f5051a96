"""Put right what small parsers misread again and again; whatever a rule does, every sentence stays a tree."""
