"""The first screen: how would you like to begin?"""
